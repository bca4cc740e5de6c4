-- The findings that reconciling came to, in the order of their words.
SELECT code, subject, text, document, start, "end" FROM finding WHERE owner = 'verdict'
ORDER BY code, subject, text, document, start, "end"
