"""Where names of concepts stand in running text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.link.names import Names, Strength, strength_of
from biji.model import Concept
from biji.text import subject_key


def names(*found: str) -> Names:
    return Names(Concept(subject_key(name), name, "", ()) for name in found)


def plain(name: str) -> str:
    return name.lower().replace("-", "")


def found(text: str, *looked_for: str) -> list[str]:
    known = names(*looked_for)
    return [text[hit.start : hit.end] for hit in known.find(text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("卡尔曼滤波", "这里用扩展卡尔曼滤波来估计。"),
        ("Faster R-CNN", "检测器是Faster R-CNN，骨干不变。"),
        ("GAN", "many GANs are unstable"),
        ("GAN", "1.GAN的目标"),
        ("CPU", "CPU+GPU、CPU/FPGA"),
        ("C++", "用C++写成"),
        ("Adam", "优化器选Adam，步长不变"),
        ("PyTorch", "pytorch里更简单"),
        ("化学", "他在化学上很有名"),
        ("word2vec", "先用word2vec训练"),
        ("Faster R-CNN", "a faster R-CNN, faster r-cnn"),
        ("Faster R-CNN", "改用Faster-RCNN"),
        ("U-Net", "形如unet的结构"),
        ("BERT", "BERT-Large比BERT-Base准"),
        ("BERT", "bert的输入，Bert的输出"),
        ("Dropout", "再加一层dropout。"),
        ("ResNet", "ResNet-50、resnet18"),
        ("EfficientNet", "EfficientNet-B0最小"),
        ("Cross Entropy", "损失是cross entropy"),
        ("Neural Network", "recurrent neural networks"),
        ("BERT", "İstanbul的BERT"),
        ("余弦相似度（cosine similarity）", "这里比较的是余弦相似度"),
        ("ViT (视觉变换器)", "骨干换成ViT"),
    ],
)
def test_a_name_is_found_as_a_word_of_its_own(name: str, text: str) -> None:
    assert found(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("GAN", "BigGAN, GAN-CLS, gan, ORGAN"),
        ("CNN", "R-CNN"),
        ("HDR", "用HDR+拍摄"),
        ("Adam", "亚当·斯密（Adam Smith），Old Adam"),
        ("线性回归", "非线性回归"),
        ("数据集", "把数据集中起来"),
        ("人工智能", "人工智能体系"),
        ("化学", "强化学习"),
        ("Make", "make a cake"),
        ("SAGE", "a sage answer"),
        ("Adam", "Adams的书"),
        ("Formulas", "tables, formulas (and code)"),
        ("GAN", "在gan上"),
        ("YOLO", "YOLOv3"),
        ("A-B", "AB两点，ab两点"),
        ("牛顿法", "拟牛顿法"),
        ("香港", "香港大学"),
        ("数据库", "数据库存量"),
        ("印度", "印度洋，印度尼西亚"),
        ("斯大林", "斯大林格勒"),
        ("马克思", "马克思·韦伯"),
        ("经济", "经济学家"),
        ("数学", "数学家"),
        ("函数", "函数式"),
        ("火箭", "火箭队"),
        ("Attention", "Attention U-Net"),
    ],
)
def test_a_part_of_another_word_is_no_name(name: str, text: str) -> None:
    assert not found(text, name)


@pytest.mark.parametrize("name", ["清", "shuffle", "AI", "ml", "x" * 200, "？"])
def test_names_that_are_common_words_or_too_short_are_not_looked_for(name: str) -> None:
    assert strength_of(name) is Strength.NONE
    assert not found(f" {name} ", name)


def test_of_names_that_overlap_the_longest_counts() -> None:
    text = "两弹一星和一星期，Mask R-CNN"
    assert found(text, "两弹一星", "弹一星和", "Mask R-CNN", "R-CNN") == ["两弹一星", "Mask R-CNN"]


@given(st.lists(st.text("aBİ化学习-", min_size=1, max_size=5)), st.text("aAbBİ化学习 -", max_size=40))
def test_what_is_found_is_a_name_and_nothing_overlaps(looked_for: list[str], text: str) -> None:
    keys = {subject_key(name): name for name in looked_for}
    known = names(*keys.values())
    hits = list(known.find(text))
    assert all(plain(keys[hit.key]) == plain(text[hit.start : hit.end]) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


def test_a_heading_with_the_name_of_a_concept_in_it_names_something_else() -> None:
    known = Names([Concept("rcnn", "R-CNN", "", ())], ["Mask R-CNN", "Other Things"])
    text = "Mask R-CNN比R-CNN多一个分支，mask R-CNN也慢。"
    assert [(hit.start, hit.end) for hit in known.find(text)] == [(11, 16)]
