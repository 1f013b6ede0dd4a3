"""Reports about notices, robots and what was not found are articles."""

import pytest
from layouts import STORY, page, paragraphs

from tui.pages import extract

URL = "https://river.example/2026/ferry.html"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Court rules on cookies",
            (
                "The judges said that sites may not use cookies before readers"
                " consent, and that a button to reject all must stand beside the one to accept."
            ),
        ),
        (
            "Subscribers sue a paper",
            (
                "The paper's subscribers sued it after their cards were stolen, the court said."
                " They had been asked to subscribe to continue reading the list of the dead."
            ),
        ),
        (
            "Robots in the harbour",
            (
                "The port bought a robot that can verify whether a container is"
                " sealed, and two men lost their posts as checkers at the gate."
            ),
        ),
        (
            "Passwords of the river police stolen",
            (
                "Thieves took the passwords of forty officers who"
                " had to log in from an inn, the ministry said on Sunday."
            ),
        ),
        ("Paper takes back its report", "The story was removed on Sunday, its editor said."),
        (
            "Court rules on cookie buttons",
            (
                "Shops were fined because people could not withdraw their consent to cookies, or"
                " reject all of them, as a button named 'We value your privacy' was in the way."
            ),
        ),
        ("Plant down for maintenance", "The plant is under maintenance after the blast."),
        ("River Post blocked", "Adı geçen siteye erişim mahkeme kararıyla engellenmiştir."),
        ("404 people saved from the river", "The water police counted them twice, they said."),
        ("451 killed in the quake of Tarn", "The province gave this number on Sunday night."),
        ("403 arrested after the ferry riot", "The police said that all were let go by noon."),
        (
            "Not found for nine years",
            (
                "A wreck that was not found for nine years lies below the weir,"
                " divers said, and the page of its log that matters can still be read."
            ),
        ),
    ],
)
def test_a_report_about_such_things_is_an_article(title, text):
    html = page(f"<article><h1>{title}</h1>{paragraphs(text, *STORY)}</article>")
    article = extract(html.encode(), URL)
    assert article.state == "full"
    assert text in article.body.text


@pytest.mark.parametrize(
    "text",
    [
        "Leaders of the river militia reject all terms for a truce, their spokesman said.",
        "Forty partner states agreed on a fund for the port, and 12 people were named to run it.",
        "Four people were killed in the camp, and many more may have been moved to the town.",
        "The prisoner's request was denied, and three guards were hurt in the riot after it.",
        "Die Fraktion will alle ablehnen, die nach dem Brand am Fluss Hilfe suchen.",
        "El alcalde dice que va a rechazar todo intento de diálogo tras la muerte de 12 personas.",
        "Le maire veut tout accepter pour les otages du port, après la mort de deux d'entre eux.",
        "O governo vai rejeitar todos os pedidos, e os soldados ficam no porto.",
        "Повстанцы готовы отклонить все условия после гибели 12 человек в порту.",
        "İsyancılar koşulların hepsini reddetti; limanda 12 kişi öldü.",
        "反对派拒绝所有条件，港口袭击造成12人死亡。",
        "두 나라 모두 거부했다. 항구에서 12명이 숨졌다.",
        "Pemberontak tolak semua syarat setelah 12 orang tewas di pelabuhan.",
        "Waasi wamekataa masharti yote baada ya watu 12 kuuawa bandarini.",
        "باغیوں نے تمام شرائط مسترد کر دیں، بندرگاہ پر 12 افراد ہلاک ہوئے۔",
        "বিদ্রোহীরা সব শর্ত প্রত্যাখ্যান করেছে, বন্দরে ১২ জন নিহত।",
        "Els rebels volen rebutjar tot acord després de la mort de 12 persones al port.",
    ],
)
def test_a_brief_in_which_all_is_rejected_is_no_notice(text):
    html = page(f"<article><h1>Truce talks end at the ferry</h1><p>{text}</p></article>")
    article = extract(html.encode(), URL)
    assert (article.state, article.body.text) == ("short", text)


@pytest.mark.parametrize("title", ["Access denied", "Cookies", "Not found", "Un momento", "404"])
def test_a_page_that_says_when_it_was_published_is_an_article_whatever_its_title(title):
    html = page(
        f"<article><h1>{title}</h1>{paragraphs(*STORY[:2])}</article>",
        head="<meta property='article:published_time' content='2026-02-05T08:00:00Z'>",
    )
    assert extract(html.encode(), URL).state == "full"


def test_a_brief_that_is_all_about_notices_is_an_article():
    text = (
        "Sites must offer a button to reject all cookies beside the one to accept, the judges"
        " ruled, and its 212 partners may not store information on a device before that."
    )
    html = page(f"<article><h1>Court rules on buttons</h1><p>{text}</p></article>")
    article = extract(html.encode(), URL)
    assert (article.state, article.body.text) == ("short", text)


ABOUT_COOKIES = {
    "de": "Ein Gericht hat entschieden, dass der Verlag im Banner „Alle ablehnen“ anbieten muss, wo"
    " er Cookies setzt. Der Verlag will die Entscheidung nicht hinnehmen.",
    "fr": "La Cnil inflige une amende à un site qui ne permettait pas de tout refuser, alors que"
    " pour les cookies un seul bouton suffisait pour tout accepter.",
    "es": "La agencia multó a una aerolínea porque en la página no se podían rechazar las cookies y"
    " el panel solo ofrecía aceptar todas las cookies.",
    "pt": "A autoridade multou o jornal porque o aviso não deixava rejeitar cookies, e retirar o"
    " consentimento exigia cinco passos, segundo a decisão.",
    "pl": "Urząd nałożył karę na portal, na którym nie można było odrzucić plików cookie. Według"
    " urzędu przycisk „Akceptuj wszystkie” był widoczny, a zgody nie można było wycofać.",
    "ru": "Сайт оштрафовали за то, что он не позволял отклонить все файлы cookie, а отозвать"
    " согласие на нем было нельзя, сообщили в ведомстве.",
    "tr": "Kurul, çerezleri reddetme seçeneği sunmayan bir siteye ceza verdi. Karara göre yalnızca"
    " tümünü kabul et düğmesi vardı ve rıza geri alınamıyordu.",
    "ja": "当局は、すべてのクッキーを拒否する選択肢を示さなかったとして"
    "ニュースサイトに罰金を科した。決定によると、画面には「すべて許可」のボタンしかなかった。会社は争う方針だ。",
    "el": "Η αρχή επέβαλε πρόστιμο σε ιστοσελίδα που δεν επέτρεπε την απόρριψη των cookies, καθώς"
    " υπήρχε μόνο το κουμπί «αποδοχή όλων» και η συγκατάθεση δεν μπορούσε να αποσυρθεί.",
    "cs": "Úřad uložil pokutu webu, který nedovoloval odmítnout všechny soubory cookie. Bylo vidět"
    " jen tlačítko „přijmout vše“ a souhlas nebylo možné odvolat.",
    "id": "Lembaga itu mendenda situs yang tidak mengizinkan pembaca menolak semua cookie. Hanya"
    " ada tombol “terima semua”, dan persetujuan tidak dapat ditarik.",
    "ar": "فرضت الهيئة غرامة على موقع إخباري لم يسمح برفض جميع ملفات تعريف الارتباط، ولم يكن هناك"
    " سوى زر «قبول الكل».",
    "hi": "अदालत ने एक साइट पर जुर्माना लगाया क्योंकि उसने पाठकों की सहमति के बिना कुकीज़ का उपयोग किया"
    " और सभी को अस्वीकार करने का बटन नहीं दिया।",
    "vi": "Cơ quan chức năng đã phạt một trang tin vì sử dụng cookie mà không có sự đồng ý của"
    " người đọc, và chỉ có nút chấp nhận tất cả.",
}


@pytest.mark.parametrize("language", ABOUT_COOKIES)
def test_a_report_about_cookies_in_another_language_is_an_article(language):
    text = ABOUT_COOKIES[language]
    html = page(f"<article><h1>Orlova</h1><p>{text}</p></article>").replace(
        "lang='en'", f"lang='{language}'"
    )
    article = extract(html.encode(), URL)
    assert (article.state, article.body.text) == ("short", text)


def test_a_brief_may_begin_with_the_words_of_its_headline():
    brief = "Ferry sinks at the weir of Orlova, and nine people drown."
    html = f"<p><a href='/'>Home</a></p><h1>Ferry sinks</h1><p>{brief}</p>"
    article = extract(html.encode(), URL)
    assert (article.state, article.body.text) == ("short", brief)


def test_a_button_that_a_brief_quotes_is_no_notice():
    brief = ABOUT_COOKIES["ar"].split("، ")[0], "وبحسب القرار لم يكن هناك سوى زر «قبول الكل»."
    html = page(f"<article><h1>Orlova</h1>{paragraphs(*brief)}</article>")
    article = extract(html.replace("lang='en'", "lang='ar'").encode(), URL)
    assert (article.state, article.body.text) == ("short", "\n\n".join(brief))


@pytest.mark.parametrize(
    "title", ["Access denied", "Not found", "Under maintenance", "Cookies", "Service unavailable"]
)
def test_a_story_that_speaks_to_nobody_is_an_article_whatever_its_title(title):
    html = page(f"<article><h1>{title}</h1>{paragraphs(*STORY[:2])}</article>")
    assert extract(html.encode(), URL).state == "full"
