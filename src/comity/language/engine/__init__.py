"""The runtime of the analysis engine: whatever of it is the same for every language.

A text is cut into words by its language, read by a small network window by window (`reader`), and comes back as sentences of
words with tags, lemmas, trees and names (`comity.model.syntax.Parse`); `universal` shows them as neutral syntax. It needs
onnxruntime and NumPy, one thread, no network and nothing to download. The front door is the language's:
`comity.language.en.engine`.
"""
