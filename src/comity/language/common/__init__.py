"""What languages that are read word by word share: words, forms, numbers, amounts, dates, states, speech.

Each part is a function of the words and of a language's own tables; a language folder binds the two.
"""
