"""How things are said in plain English: numbers, articles, quoted words, and what says the same in other words."""
