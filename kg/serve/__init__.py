"""A run on this machine's own web address: its pages, and a SPARQL 1.1 endpoint that can only read.

``app`` makes the ASGI application, ``origins`` says who may call it, ``negotiation`` in which form it answers.
"""
