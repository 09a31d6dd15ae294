"""The demo municipality: facts of Copenhagen's monitoring 2009-2010 among invented people."""
