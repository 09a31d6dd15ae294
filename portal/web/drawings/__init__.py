"""Drawings as SVG text: frozen values with their words in, accessible markup out."""
