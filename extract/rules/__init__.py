"""Reading by general rules, without a trained model: cue words, word order, heads of noun phrases."""
