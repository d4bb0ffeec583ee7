"""Articles of law as people cite them: the short form of the code in Chinese words, for readers of Chinese."""

import re

LAWS = {"APL": "行政处罚法", "ARL": "行政复议法", "ALL": "行政诉讼法", "ACL": "行政强制法", "CPL": "民事诉讼法"}
LAW = re.compile(r"([A-Z]{3}) (.+)")
ORDER = re.compile(r"Order (\d+) art\. (\d+)")
NUMBER = re.compile(r"(\d+)(?:-(\d+))?(?:\((\d+)\))?(\d+)?")


def cite(article, lang):
    """An article or gate as shown to people.

    :param str article: such as ``"APL 57(1)3, 58, G18"``
    :param str lang: code of the reader's language
    :return: for readers of Chinese ``行政处罚法第57条第1款第3项、第58条，G18``; else the text as it is
    """
    if not (lang or "").startswith("zh"):
        return article
    groups = []
    for part in article.split(", "):
        law, order = LAW.fullmatch(part), ORDER.fullmatch(part)
        if law and law[1] in LAWS and (number := NUMBER.fullmatch(law[2])):
            groups.append([LAWS[law[1]] + _article_words(number)])
        elif (number := NUMBER.fullmatch(part)) and groups:
            groups[-1].append(_article_words(number))
        else:
            groups.append([f"国务院令第{order[1]}号第{order[2]}条" if order else part])
    return "，".join("、".join(group) for group in groups)


def _article_words(number):
    first, last, paragraph, item = number.groups()
    return f"第{first}条" + (f"至第{last}条" if last else "") + (f"第{paragraph}款" if paragraph else "") + (f"第{item}项" if item else "")
