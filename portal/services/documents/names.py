"""Names of files: small letters and hyphens, which every system can hold."""

FILE_NAME_LIMIT = 120


def file_stem(words: str) -> str:
    """Return words as the stem of a file's name: small letters and hyphens.

    >>> file_stem("Rapport juli 2010: Brobygning på Sjælør")
    'rapport-juli-2010-brobygning-paa-sjaeloer'
    """
    folded = words.casefold()
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        folded = folded.replace(letter, plain)
    kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded)
    return "-".join(kept.split())[:FILE_NAME_LIMIT].rstrip("-")
