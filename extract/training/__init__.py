"""Training of the encoder: from annotated abstracts to the files in ``extract/model``. Needs the extra ``train``.

Nothing here is imported at run time. ``python -m extract.training.train --help`` is the command.
"""
