"""Pages that stand before an article are none, in any language and of any length."""

import pytest
from layouts import STORY, page, paragraphs

from tui.pages import extract

URL = "https://river.example/2026/ferry.html"
FILLING = (
    (
        "You will find all reports from the region, the weather on the river and the times of"
        " all ferries on our home page, which we bring up to date through the night."
    ),
    (
        "Our desk can be reached by telephone at any hour; please have the number of your client's"
        " card at hand, and tell the colleague where you have seen this page."
    ),
)


def wall(title: str, *texts: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>"
        f"{paragraphs(*texts)}</main></body></html>"
    )


def state(html: str) -> str:
    article = extract(html.encode(), URL, "text/html; charset=utf-8")
    assert bool(article.body.text) == (article.state in ("full", "short", "paywall"))
    assert bool(article.problem) == (article.state not in ("full", "short"))
    return article.state


CONSENTS = [
    "If you accept all cookies, we and our 212 partners store and access information on a device.",
    "Wenn Sie alle akzeptieren, verwenden wir und unsere 212 Partner Daten auf Ihrem Gerät.",
    "Nous et nos 212 partenaires utilisons des traceurs; vous pouvez continuer sans accepter.",
    "Nosotros y nuestros 212 socios usamos cookies; puede retirar su consentimiento cuando quiera.",
    "Nós e os nossos 212 parceiros usamos dados seus; pode aceitar todos ou rejeitar todos.",
    "Noi e i nostri 212 partner usiamo i cookie; puoi anche continuare: continua senza accettare.",
    "Wij en onze 212 partners plaatsen cookies; u kunt alles weigeren of uw keuze later wijzigen.",
    "My i nasi 212 partnerzy korzystamy z plików cookie; możesz w każdej chwili wycofać zgodę.",
    "Мы используем файлы cookie, мы и наши 212 партнёров; вы можете отозвать свое согласие.",
    "Biz ve 212 iş ortaklarımız çerezleri kullanıyoruz; tümünü kabul et ya da tercih yap.",
    "نحن وشركاؤنا نستخدم ملفات تعريف الارتباط، ويمكنك سحب موافقتك في أي وقت تريد.",
    "我们和我们的合作伙伴使用 Cookie 来存储信息，您可以接受所有，也可以随时撤回您的同意。",
    "当サイトではクッキーを使用しています。すべて受け入れるか、同意を撤回することができます。",
    "Tento web používá soubory cookie jako naši partneři; souhlas můžete kdykoli odvolat.",
    "Táto stránka používa súbory cookie; svoj súhlas môžete kedykoľvek odvolať v nastaveniach.",
    "Vi använder cookies för att annonserna ska passa dig, och du kan välja att neka alla.",
    "Vi og 90 partnere bruger cookies; du kan afvise alle eller vælge selv når som helst.",
    "Vi bruker cookies sammen med 80 partnere; du kan trekke tilbake ditt samtykke.",
    "Sivusto ja 90 kumppania käyttävät evästeitä; voit hyväksyä kaikki tai valita asetuksista.",
    "Acest site și 90 de parteneri utilizează cookie-uri; puteți accepta toate sau alege.",
    "Az oldal sütiket használ, és 90 partnerünk is; elfogadhatja mindet, vagy választhat.",
    "Ο ιστότοπος και 90 συνεργάτες χρησιμοποιούν cookies· μπορείτε να επιλέξετε αποδοχή όλων.",
    "Сайт і 90 партнерів використовують файли cookie; ви можете прийняти всі або жоден.",
    "Сайтът и 90 партньори използват бисквитки; можете да приемете всички или да изберете.",
    (
        "This website uses cookies to keep track of the readers of its pages, and shares them with"
        " the partners of the paper."
    ),
    "Stranica i 90 partnera koriste kolačiće; možete prihvatiti sve ili odabrati sami.",
    "이 사이트와 90개 파트너는 쿠키를 사용하며, 설정에서 모두 거부하실 수 있습니다.",
    "Situs ini dan 90 mitra memakai cookie; Anda bisa terima semua atau memilih sendiri.",
    "Trang này và 90 đối tác sử dụng cookie; bạn có thể từ chối tất cả hoặc tự chọn.",
    "เว็บไซต์นี้ใช้คุกกี้ คุณสามารถยอมรับคุกกี้ทั้งหมดหรือเลือกเองได้",
    "این سایت از کوکی‌ها استفاده می‌کند و شما می‌توانید همه را بپذیرید یا رد کنید.",
    "האתר ו-90 שותפים משתמשים בעוגיות; אפשר לקבל הכל או לבחור בעצמך.",
    "यह साइट कुकीज़ का उपयोग करती है; आप सभी स्वीकार कर सकते हैं या चुन सकते हैं।",
    "Nosaltres i els nostres 212 socis fem servir galetes i podeu retirar el consentiment.",
    "ہم اور ہمارے 212 شراکت دار کوکیز استعمال کرتے ہیں؛ آپ تمام کوکیز قبول کر سکتے ہیں۔",
    "Tovuti hii inatumia vidakuzi; unaweza kubali zote au kuchagua mwenyewe.",
    "Muna amfani da kukis a wannan shafi; kuna iya janye yardarku a kowane lokaci.",
    "እኛ እና 212 አጋሮቻችን በዚህ ድረ ገጽ ላይ ኩኪዎችን እንጠቀማለን፤ ሁሉንም ተቀበል ወይም ይምረጡ።",
    "Waxaan isticmaalnaa cookies boggan; waxaad dooran kartaa aqbal dhammaan.",
    "আমরা ও আমাদের ২১২টি অংশীদার এই সাইটে কুকি ব্যবহার করি; আপনি সব কুকি গ্রহণ করতে পারেন।",
]


@pytest.mark.parametrize("text", CONSENTS)
@pytest.mark.parametrize("length", [1, 3, 9])
def test_a_consent_notice_in_any_language_of_any_length(text, length):
    assert state(wall("River Post", *(f"{text} ({n})" for n in range(length)))) == "consent"


@pytest.mark.parametrize(
    ("kind", "title", "text"),
    [
        ("challenge", "Just a moment...", "Verifying you are human. This may take a while."),
        ("challenge", "River Post", "Please enable JavaScript and solve the captcha. Ray ID: 5"),
        ("challenge", "Einen Moment, bitte", "Wir prüfen die Verbindung zu dieser Seite."),
        ("login", "Log in | River Post", "Enter email and password. Forgot your password?"),
        ("login", "Anmelden – River Post", "Passwort vergessen? Noch kein Konto?"),
        ("login", "Connexion", "Mot de passe oublié ? Pas encore de compte ?"),
        ("login", "登录", "忘记密码？注册账号。"),
        ("blocked", "Access denied", "You do not have permission to access this resource."),
        ("blocked", "River Post", "This site is not available in your country for legal reasons."),
        ("blocked", "River Post", "Dieser Beitrag ist in Ihrem Land leider nicht verfügbar."),
        ("missing", "Page not found - River Post", "The page you requested was moved."),
        ("missing", "404", "Nothing stands here."),
        ("missing", "Seite nicht gefunden", "Die gesuchte Seite gibt es nicht mehr."),
        ("missing", "Page introuvable", "La page que vous cherchez n'existe plus à cette adresse."),
        ("missing", "Página no encontrada", "La página que busca ya no está aquí."),
        ("missing", "Страница не найдена", "Запрашиваемая вами страница удалена."),
        ("missing", "ページが見つかりません", "お探しのページは移動した可能性があります。"),
        ("missing", "Sidan hittades inte", "Sidan du letar efter har flyttats."),
        ("missing", "Stránka nenalezena", "Stránka, kterou hledáte, byla přesunuta."),
        ("missing", "페이지를 찾을 수 없습니다", "요청하신 페이지가 이동되었습니다."),
        ("missing", "Halaman tidak ditemukan", "Halaman yang Anda cari sudah dipindahkan."),
        ("missing", "Không tìm thấy trang", "Trang bạn yêu cầu đã bị xóa."),
        ("missing", "Η σελίδα δεν βρέθηκε", "Η σελίδα που ζητήσατε έχει μετακινηθεί."),
        ("missing", "Az oldal nem található", "A keresett oldal máshová került."),
        ("missing", "صفحه یافت نشد", "صفحه‌ای که به دنبال آن هستید جابه‌جا شده است."),
        ("missing", "River Post", "We can't seem to find the page that this link leads to."),
        ("login", "로그인", "비밀번호를 잊으셨나요?"),
        ("challenge", "River Post", "Request unsuccessful. Incapsula incident ID: 5-12"),
        ("challenge", "Making sure you're not a bot!", "Loading"),
        ("blocked", "River Post", "본 콘텐츠는 해당 국가에서 이용할 수 없습니다."),
        ("login", "Inicia sessió", "Has oblidat la contrasenya? No tens compte?"),
        ("login", "لاگ ان کریں", "پاس ورڈ بھول گئے؟ نیا اکاؤنٹ بنائیں۔"),
        ("login", "Ingia", "Umesahau nenosiri? Fungua akaunti mpya."),
        ("login", "Shiga ciki", "Kun manta da kalmar sirri? Buɗe asusu."),
        ("login", "ይግቡ", "የይለፍ ቃልዎን ረሱ? መለያ ይፍጠሩ።"),
        ("login", "Soo gal", "Ma ilowday furaha sirta? Samee akoon."),
        ("login", "লগইন করুন", "পাসওয়ার্ড ভুলে গেছেন? অ্যাকাউন্ট খুলুন।"),
        ("missing", "Pàgina no trobada", "La pàgina que cerqueu ja no és aquí."),
        ("missing", "صفحہ نہیں ملا", "جس صفحے کی آپ تلاش کر رہے ہیں وہ موجود نہیں۔"),
        ("missing", "Ukurasa haukupatikana", "Ukurasa unaoutafuta umehamishwa."),
        ("missing", "Ba a sami shafin ba", "Shafin da kuke nema ba ya nan."),
        ("missing", "ገጹ አልተገኘም", "የሚፈልጉት ገጽ የለም።"),
        ("missing", "Bogga lama helin", "Bogga aad raadinayso ma jiro."),
        ("missing", "পাতাটি পাওয়া যায়নি", "আপনি যে পাতাটি খুঁজছেন তা নেই।"),
        ("blocked", "River Post", "Aquest contingut no està disponible al vostre país."),
        ("blocked", "River Post", "یہ مواد آپ کے ملک میں دستیاب نہیں ہے۔"),
        ("blocked", "River Post", "Maudhui haya haipatikani nchini kwako."),
        ("blocked", "River Post", "Wannan labari ba ya samuwa a ƙasarku."),
        ("blocked", "River Post", "ይህ ይዘት በአገርዎ አይገኝም።"),
        ("blocked", "River Post", "Maqaalkan lagama heli karo dalkaaga."),
        ("blocked", "River Post", "এই লেখাটি আপনার দেশে পাওয়া যায় না।"),
        ("challenge", "Un moment, si us plau", "Comprovem que no sou un robot."),
        ("challenge", "انتظار فرمائیں", "تصدیق کریں کہ آپ انسان ہیں۔"),
        ("challenge", "Tafadhali subiri", "Thibitisha kwamba wewe ni binadamu."),
        ("challenge", "ይጠብቁ", "ሮቦት አለመሆንዎን ያረጋግጡ።"),
        ("challenge", "Fadlan sug", "Xaqiiji inaad tahay bini'aadam."),
        ("challenge", "অপেক্ষা করুন", "নিশ্চিত করুন আপনি একজন মানুষ।"),
        ("challenge", "River Post", "Don Allah ku tabbatar kai ɗan adam ne."),
        ("missing", "Erreur 404", "Cette page n'existe plus ici."),
        ("missing", "خطأ 404", "عذرا، الصفحة المطلوبة غير موجودة."),
        ("missing", "خطای ۴۰۴", "صفحه درخواستی یافت نشد."),
        ("missing", "पेज नहीं मिला", "आप जिस पेज को खोज रहे हैं वह नहीं है।"),
        ("missing", "Strana nije pronađena", "Strana koju tražite ne postoji."),
        ("missing", "Faqja nuk u gjet", "Faqja që kërkoni nuk ekziston."),
        ("missing", "Səhifə tapılmadı", "Axtardığınız səhifə yoxdur."),
        ("missing", "Бет табылмады", "Сіз іздеген бет жоқ."),
        ("missing", "Էջը չի գտնվել", "Ձեր փնտրած էջը չկա։"),
        ("missing", "404: lost at sea", "Nothing stands here."),
        ("blocked", "451 Unavailable For Legal Reasons", "Nothing stands here."),
        (
            "blocked",
            "River Post",
            "You come from a country belonging to the European Economic Area.",
        ),
        ("missing", "Bad gateway", "Nothing stands here."),
        ("missing", "503: Service unavailable", "Nothing stands here."),
        ("missing", "River Post", "Sorry, this story has been removed."),
        ("missing", "River Post", "Cet article n’est plus disponible."),
        ("missing", "River Post", "Aradığınız haber artık yayında değil."),
        (
            "blocked",
            "River Post",
            "This website is currently unavailable in most European countries.",
        ),
        ("blocked", "River Post", "Maaf, akses ke situs ini diblokir."),
        ("challenge", "River Post", "Сейчас проверяем, человек ли вы."),
        ("missing", "Under maintenance", "Please come back later."),
        ("missing", "River Post", "We are currently performing scheduled maintenance."),
        ("missing", "River Post", "Notre site est actuellement en maintenance."),
        ("missing", "River Post", "На сайте ведутся технические работы."),
        ("missing", "river.example is for sale", "Make an offer."),
        ("missing", "River Post", "The domain river.example may be for sale."),
        ("missing", "Welcome to nginx!", "If you see this page, the server works."),
        ("missing", "503 Backend fetch failed", "Nothing stands here."),
        ("missing", "river.example | 522: Connection timed out", "Nothing stands here."),
        ("missing", "River Post", "삭제되거나 존재하지 않는 기사입니다."),
        ("missing", "River Post", "There has been a critical error on this website."),
        ("missing", "River Post", "该网站暂时无法访问。"),
        ("blocked", "River Post", "Please disable your ad blocker to read the Post."),
        ("blocked", "River Post", "You appear to be using a VPN or proxy."),
        ("blocked", "Too Many Requests", "Please try again later."),
        ("missing", "Noticia no disponible", "La noticia que busca ha sido eliminada."),
        ("challenge", "One more step", "Please complete the security check."),
        ("missing", "Article unavailable", "Its licence ended after 30 days; see our archive."),
        ("blocked", "Content unavailable", "It is not available in your region."),
        ("missing", "该内容已被发布者删除", "此内容因违规无法查看。"),
        ("missing", "River Post", "The website encountered an unexpected error."),
        ("challenge", "River Post", "A required part of this site couldn’t load."),
        ("challenge", "River Post", "We have seen that JavaScript is disabled in your browser."),
    ],
)
@pytest.mark.parametrize("filling", [(), FILLING])
def test_other_walls(kind, title, text, filling):
    assert state(wall(title, text, *(f for f in filling if "River" not in title))) == kind


def test_a_missing_page_that_lists_the_most_read_has_no_toll():
    tolls = "Read most today: Coach crash kills 31 people. Fire in a mill leaves 14 dead."
    page_not_found = wall(
        "Page not found", "The page that you asked for may have been moved.", tolls
    )
    article = extract(page_not_found.encode(), URL)
    assert (article.state, article.body.text, article.title) == ("missing", "", "")


@pytest.mark.parametrize(
    "offer",
    [
        "Bli prenumerant och läs vidare.",
        "Bliv abonnent og læs resten.",
        "Článek je jen pro předplatitele.",
        "이 기사는 구독자 전용입니다.",
        "Artikkeli on vain tilaajille.",
        "Стаття лише для передплатників.",
        "Το άρθρο είναι μόνο για συνδρομητές.",
        "Artikel ini khusus pelanggan.",
        "A cikket csak előfizetőink olvashatják.",
    ],
)
def test_an_offer_in_any_language_is_told_and_left_out(offer):
    html = page(f"<article><h1>Ferry</h1><p>{STORY[0]}</p><div><p>{offer}</p></div></article>")
    article = extract(html.encode(), URL)
    assert (article.state, article.body.text) == ("paywall", STORY[0])


def test_a_teaser_for_subscribers_is_told_as_one_without_its_offers():
    html = page(
        f"<article><h1>Ferry</h1><p>{STORY[0]}</p><div><p>Subscribe to continue reading.</p>"
        "<p>Already a subscriber? Sign in.</p></div></article>"
    )
    article = extract(html.encode(), URL)
    assert (article.state, article.body.text) == ("paywall", STORY[0])
    assert "subscribers" in article.problem
