"""Which type a noun phrase has by its head word: field-general heads, a list a type."""

from __future__ import annotations

from extract.folding import fold_words
from extract.lexicon import word_set
from ontologies.vocabulary import EntityType

__all__ = ["BARE", "type_by_head"]

_METHOD = word_set(
    """
    algorithm approach architecture framework method methodology model module network mechanism technique strategy
    scheme pipeline
    paradigm transformer autoencoder encoder decoder classifier regressor detector tracker predictor estimator
    discriminator generator learner
    learning training pretraining pre-training fine-tuning finetuning tuning distillation augmentation regularization
    regularisation
    normalization normalisation regression forest filter filtering kernel transform convolution attention embedding
    loss gan cnn rnn lstm gru
    mlp svm vae bert llm dnn gnn gcn vit pca prompt prompting agent policy optimizer optimiser optimization
    optimisation sampling sampler
    search solver boosting bagging ensemble inference backpropagation descent factorization decomposition
    quantization pruning tokenizer
    retriever reranker diffusion theory test protocol therapy treatment surgery intervention analysis trial program
    questionnaire procedure
    system machine tree block layer branch head unit controller planner parser tool toolkit library platform
    injection chemotherapy
    """
)
_DATASET = word_set("dataset corpus corpora benchmark database treebank leaderboard")
_MODALITY = word_set(
    """
    image imagery video signal text speech audio recording mri ct ecg eeg emg ppg x-ray xray radiograph scan sonogram
    ultrasound tomography
    electrocardiogram electroencephalogram photograph photo spectrogram waveform frame document sentence utterance
    dialogue dialog note
    report cloud sequence mesh depth lidar radar sonar caption sample biopsy sketch code music sound voice
    """
)
_TASK = word_set(
    """
    classification detection recognition segmentation generation translation prediction estimation retrieval
    reconstruction summarization
    summarisation tracking parsing answering forecasting localization localisation registration restoration denoising
    captioning synthesis
    identification extraction matching planning navigation manipulation tagging labeling labelling disambiguation
    resolution linking
    completion understanding reasoning modeling modelling recommendation ranking clustering diagnosis screening
    grading staging monitoring
    verification authentication separation enhancement super-resolution inpainting colorization compression grounding
    entailment paraphrasing
    simplification transcription adaptation generalization editing grasping control imputation alignment
    """
)
_METRIC = word_set(
    """
    accuracy precision recall sensitivity specificity f1 f1-score auc auroc auprc bleu rouge meteor cider map miou
    iou dice psnr ssim
    perplexity latency throughput runtime rmse mae mse fid wer cer eer score rate error ratio coefficient correlation
    index mortality
    survival incidence prevalence flops fps parameter speed time cost complexity regret duration length level
    concentration pressure
    """
)
_LISTS = (
    (EntityType.DATASET, _DATASET),
    (EntityType.TASK, _TASK),
    (EntityType.METRIC, _METRIC),
    (EntityType.MODALITY, _MODALITY),
    (EntityType.METHOD, _METHOD),
)
#: Heads that name a thing by themselves; any other head needs a word before it.
BARE = word_set(
    """
    accuracy precision recall sensitivity specificity f1 f1-score auc auroc bleu rouge map miou iou psnr ssim
    perplexity latency throughput
    rmse mae mse fid wer cer eer mortality image video speech audio text mri ct ecg eeg emg ppg ultrasound
    transformer autoencoder attention
    segmentation classification clustering lidar radar
    """
)


def type_by_head(phrase: str) -> EntityType | None:
    """The type of a noun phrase by its last word, or None where the word tells nothing.

    Examples
    --------
    >>> type_by_head("graph convolutional networks")
    <EntityType.METHOD: 'method'>
    >>> type_by_head("weather") is None
    True
    """
    last = phrase.split()[-1] if phrase.split() else ""
    words = fold_words(last)
    if not words:
        return None
    forms = {words[-1], last.lower(), last.lower().rstrip("s"), "-".join(words)}
    return next((kind for kind, heads in _LISTS if forms & heads), None)
