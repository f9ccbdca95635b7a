"""Names that are too wide to name anything: every field has them, and alone they tell a reader nothing."""

from __future__ import annotations

from extract.lexicon import word_set

# Heads too wide to be a kind of thing: a "network" or an "image" as parent says nothing. In folded form.
TOO_WIDE = word_set(
    """
    network model method approach framework algorithm architecture technique system module learning training
    analysis data signal image video text task detection classification segmentation recognition prediction
    estimation generation function loss layer block mechanism strategy scheme process structure feature
    representation encoder decoder study test score measure metric rate value information document record report
    sequence map series set tool pipeline procedure policy control problem adaptation regression optimization
    optimisation recording variant component solution descriptor baseline classifier regressor optimizer optimiser
    labeler annotator hyperparameter setting
    """
)
