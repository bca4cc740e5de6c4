"""The site: the ledger in a browser, live with `serve`, from the same pages as a folder to hand over.

A page is a function from the ledger and an address to plain display values, and a template that sets them; the registry in
`pages` is the site map.
"""
