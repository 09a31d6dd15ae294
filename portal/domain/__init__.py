"""The rules of the house: frozen values come in, decisions go out; standard library only."""
