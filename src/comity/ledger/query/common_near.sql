-- What the words of some documents have in common with those of others.
SELECT meeting.payload
FROM fingerprinted
JOIN meeting ON meeting."left" = fingerprinted.place OR meeting."right" = fingerprinted.place
WHERE fingerprinted.document IN (SELECT value FROM json_each(:values)) AND meeting.payload IS NOT NULL
