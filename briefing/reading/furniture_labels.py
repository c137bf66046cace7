"""Lines that are page furniture word for word, in eight languages, in small letters and without end marks."""

LABELS = frozenset(
    line.strip()
    for line in """
    advertisement | advertisements | advertisement - scroll to continue | advertorial | sponsored
    sponsored content | paid content | promoted | promoted stories | article continues below
    article continues below advertisement | article continues after advertisement
    story continues below | story continues below advertisement | story continues after advertisement
    also read | read also | also on the site | others are reading now | others are reading
    people are reading | read more | read more here | read next | read on | read the full story
    read full article | read the full article | continue reading | keep reading | show more | load more
    more stories | more news | more on this story | more on this topic | more like this | most read
    most popular | most viewed | most watched | top stories | latest news | latest stories | trending
    trending now | popular now | editor's picks | editors' picks | don't miss | up next | recommended
    recommended for you | recommended stories | recommended reading | you may also like
    you might also like | you may be interested in | what to read next | related | related articles
    related article | related content | related coverage | related links | related news | related posts
    related reading | related stories | related story | related topics | related video | related videos
    see also | share | share this | share this article | share this page | share this post
    share this story | share with friends | follow us | follow us on social media | subscribe
    subscribe now | subscribe today | sign up | sign up now | sign in | log in | login | register
    create an account | already a subscriber? log in | already a subscriber? sign in | newsletter
    newsletters | get the newsletter | support us | support our journalism | donate | donate now
    comments | leave a comment | leave a reply | post a comment | join the conversation
    join the discussion | view comments | show comments | no comments | print this article
    save article | copy link | back to top | skip to content | skip to main content | menu | search
    home | close | loading | play | play video | watch now | watch live | listen
    listen to this article | listen to article | download the app | get the app | click here
    accept all cookies | accept cookies | cookie settings | privacy policy | terms of use
    terms of service | terms and conditions | all rights reserved
    anzeige | werbung | lesen sie auch | auch interessant | das könnte sie auch interessieren
    das könnte dich auch interessieren | mehr zum thema | zum thema | mehr lesen | weiterlesen
    jetzt lesen | meistgelesen | verwandte artikel | ähnliche artikel | ähnliche beiträge
    artikel teilen | teilen | beitrag teilen | newsletter abonnieren | jetzt abonnieren | abonnieren
    anmelden | registrieren | kommentare | kommentar schreiben | folgen sie uns | zum seitenanfang
    startseite | alle rechte vorbehalten
    publicité | à lire aussi | lire aussi | à lire également | lire également | lire la suite
    lire plus | à voir aussi | voir aussi | sur le même sujet | articles similaires | articles liés
    les plus lus | partager | partager cet article | s'abonner | abonnez-vous | se connecter
    inscrivez-vous à notre newsletter | suivez-nous | commentaires | laisser un commentaire
    retour en haut | tous droits réservés
    publicidad | anuncio | lea también | lee también | leer también | leer más | lea más
    seguir leyendo | le puede interesar | te puede interesar | también te puede interesar
    más información | más noticias | noticias relacionadas | artículos relacionados | lo más leído
    lo más visto | compartir | comparte | compartir este artículo | suscríbete | suscríbase
    iniciar sesión | síguenos | comentarios | deja un comentario | todos los derechos reservados
    реклама | на правах рекламы | читайте также | читать также | читайте ещё | читать далее
    читать дальше | подробнее | смотрите также | по теме | материалы по теме | похожие материалы
    похожие статьи | самое читаемое | популярное | поделиться | поделиться новостью
    поделитесь с друзьями | подписаться | подпишитесь | подписывайтесь на нас | войти | комментарии
    оставить комментарий | наверх | все права защищены
    на правах реклами | читайте також | читати також | читати далі | читати більше | докладніше
    детальніше | дивіться також | за темою | матеріали за темою | схожі матеріали | схожі новини
    найпопулярніше | популярне | поділитися | поділитись | підписатися | підписуйтесь
    підписуйтесь на нас | увійти | коментарі | залишити коментар | нагору | всі права захищено
    усі права захищено
    إعلان | إعلانات | اقرأ أيضا | اقرأ أيضاً | إقرأ أيضا | اقرأ المزيد | اقرأ ايضا | قد يعجبك أيضا
    قد يهمك أيضا | مواضيع ذات صلة | مقالات ذات صلة | أخبار ذات صلة | الأكثر قراءة | شارك | مشاركة
    شارك هذا المقال | شارك المقال | اشترك | اشترك الآن | تسجيل الدخول | تابعنا | تعليقات | أضف تعليقا
    جميع الحقوق محفوظة
    广告 | 廣告 | 相关阅读 | 相关文章 | 相关新闻 | 相关报道 | 相關閱讀 | 相關文章 | 相關新聞 | 延伸阅读 | 延伸閱讀 | 推荐阅读 | 推薦閱讀 | 阅读更多 | 閱讀更多
    阅读全文 | 查看更多 | 更多新闻 | 热门文章 | 热门新闻 | 分享 | 分享到 | 分享此文 | 订阅 | 訂閱 | 登录 | 登入 | 注册 | 评论 | 評論 | 返回顶部 | 版权所有
    版權所有
    """.replace("\n", "|").split("|")
    if line.strip()
)
"""English, German, French, Spanish, Russian, Ukrainian, Arabic and Chinese, in this order."""
