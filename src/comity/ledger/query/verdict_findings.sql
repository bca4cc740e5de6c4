-- The findings that reconciling came to, in its order.
SELECT code, subject, text, document, start, "end" FROM finding WHERE owner = 'verdict' ORDER BY number
