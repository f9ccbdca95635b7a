"""The field as pages: real sentences made from the graph, each with the words that it rests on."""
