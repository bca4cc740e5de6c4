"""What the features of a reading and of a record weigh, and the classes of words, by language; `training` writes them."""
