-- Documents with a current figure on two states in either direction, and those whose words were found to name both.
SELECT claim.document
FROM claim
JOIN standing ON standing.document = claim.document AND standing.reading = claim.reading
WHERE claim.kind = 'figure' AND claim.reporter = :left AND claim.partner = :right
UNION
SELECT claim.document
FROM claim
JOIN standing ON standing.document = claim.document AND standing.reading = claim.reading
WHERE claim.kind = 'figure' AND claim.reporter = :right AND claim.partner = :left
UNION
SELECT document.id
FROM text_state AS one
CROSS JOIN text_state AS other ON other.state = :right AND other.text = one.text AND other.digest = :digest
CROSS JOIN document ON document.text = one.text
WHERE one.state = :left AND one.digest = :digest
