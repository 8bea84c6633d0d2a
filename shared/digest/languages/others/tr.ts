import type { Language } from '../language.ts';

/** Turkish. */
export const tr: Language = {
  code: 'tr',
  bulk: {
    unsubscribe: `
      abonelikten çık*; aboneliği iptal*; aboneliğinizi iptal*; üyelikten çık*; listeden çık*
      almak istemiyorsanız; bültenden çık*`,
    autoReplies: 'otomatik yanıt; otomatik cevap',
    absences: 'ofis dışında; ofis dışı; işyeri dışında; izindeyim; yokum',
    addressesReader: `
      sizden bahsetti; senden bahsetti; sizi etiketledi; seni etiketledi; size atadı; sana atadı`,
  },
  quotation: {
    salutations: `
      merhaba (herkese|arkadaşlar|hocam|tekrar)?; merhabalar (herkese)?; selam (herkese|arkadaşlar)?
      selamlar (herkese)?; sayın; değerli; sevgili; günaydın (herkese)?; kıymetli; saygıdeğer
      iyi (günler|akşamlar|çalışmalar|sabahlar) (herkese)?; iyi günler dilerim; tünaydın; selamün aleyküm
      ilgili makama; ilgililerin dikkatine; arkadaşlar; hayırlı günler`,
    honorifics: 'hanım; bey; hocam; beyefendi; hanımefendi; abi; abla; bey merhaba; hanım merhaba',
    signOffs: `
      (en içten|derin|en derin|sonsuz)? (saygılarımla|saygılarımızla|sevgilerimle|sevgilerimizle|sevgiler|saygılar|selamlar|selamlarımla|dileklerimle|dileklerimizle)
      saygı ve sevgilerimle; sevgi ve saygılarımla
      (çok|şimdiden|ilginiz için|her şey için|yardımınız için|peşinen)? (teşekkürler|teşekkür ederim|teşekkür ederiz|teşekkürlerimle|sağ ol|sağol|sağolun|sağ olun|tşk|tsk) (şimdiden|ederim|herkese|kolay gelsin)?
      (iyi|kolay|hayırlı|mutlu|güzel) (günler|akşamlar|çalışmalar|haftalar|gelsin|hafta sonları|tatiller|geceler|bir gün) (dilerim|dileriz)?
      kolay gelsin; görüşmek üzere; görüşürüz; hoşça kal; hoşçakalın; en iyi dileklerimle; kendine iyi bak
      öptüm; bilgilerinize; saygılarımla arz ederim`,
    postscripts: 'not; dipnot; bu arada; bir şey daha; ha bir de; ek; hamiş',
    wrote: `
      yazdı; şunu yazdı; şunları yazdı; şöyle yazdı; yazmış; yazıyor; dedi; tarafından yazıldı; yazdı ki
      şunları söyledi`,
    quoting: 'alıntı; alıntılanan',
    from: 'kimden; gönderen; gönderici',
    sent: `
      gönderildi; gönderilme tarihi; gönderim tarihi; gönderme tarihi; gönderilen; gönderim; gönderilme zamanı
      yollanma tarihi`,
    date: 'tarih',
    to: 'kime; alıcı; alıcılar',
    subject: 'konu; konusu; başlık',
    otherFields: `
      bilgi; gizli; kopya; karbon kopya; yanıt adresi; yanıtla; cevap; ekler; ek; eklenti; önem; önem derecesi
      öncelik; kuruluş; adına`,
    wholeMail: `
      (orijinal|özgün|iletilen|yönlendirilen|yönlendirilmiş|ilk|asıl) (ileti|mesaj|e-posta|mail|posta|randevu)
      iletilen ileti başlangıcı
      (yönlendirilen|iletilen) (mesajın|iletinin|mesaj|ileti) (başlangıcı|başı|başlıyor); iletilmiş mesaj
      iletilen mesaj; özgün ileti; ileten; ilettiği mesaj`,
    replyAbove: `
      (yanıt*|cevap*|yaz*) … bu (satırın|çizginin) (üstüne|üzerine|üst kısmına)
      bu (satırın|çizginin) (üstüne|üzerine) … (yanıt*|yaz*|cevap*)`,
    footers: `
      (ios|android|mac|windows) için outlook'u (edinin|indirin|alın|yükleyin); outlook'u (edinin|indirin)
      virüs bulunmuyor; virüs içermez; virüssüz`,
    sentFrom: '',
    sentLast: 'gönderildi; gönderilmiştir; gönderdim; yollandı',
    devices: `
      telefonumdan; telefondan; cep telefonumdan; akıllı telefonumdan; akıllı telefondan; tabletimden
      tabletten; mobil cihazımdan; cihazımdan; telefonundan; mobil; mobil uygulamasından`,
  },
  requests: {
    requests: `lütfen; bana … (gönder|yolla|ilet|yaz|bildir); beni ara
      (gönder*|yollar|onaylar|onaylayabilir|ileti*|bildir*|söyle*|olabilir|edebilir|eder|baka*|imzala*|cevapla*|yanıtla*|paylaş*|ara*|verebilir|verir|yapabilir|gelebilir|alabilir|inceleyebilir|hazırlayabilir|hatırlatabilir) (misin*|mısın*|musun*|müsün*|miyim|miyiz)
      rica (ede*|olunur|etsem); (haber|bilgi) (ver|verin|veriniz|verir*|vermen*|verilmesi*)
      (bana|bize) (bildir*|gönder*|yaz|yazın|söyle*|ulaş|dön|dönün|ilet|iletin|yolla|ara)
      (cevab*|yanıt*|dönüş*|onay*|teyid*|görüş*) (bekl*|rica|ihtiya*)
      (gönder*|onayla*|bildir*|iletme*|inceleme*|yapma*|imzala*|cevapla*|yanıtla*|etme*|paylaş*|tamamla*|doldur*|ödeme*|katılma*|gereğini|bilgilerinize) (rica|bekl*|arz|önemle|istirham)
      (yardım*|imza*) ihtiya*; (sevinir*|memnun olur*|iyi olur|minnettar olurum); (unutma|unutmayın)
      dönüş (yap|yapın|yapar*); lcv
      (en geç|kadar) … (gönder|gönderin|onayla|onaylayın|bildir|bildirin|iletin|tamamlayın|yanıtlayın|cevaplayın|imzalayın|ödeyin|dönün|yapın|doldurun|teslim edin)`,
    imperatives: '',
    objects: '',
    deadlines: '',
    courtesies: `
      lütfen …(yanıtlamayın*|cevaplamayın*|cevap vermeyin*|çekinmeyin|etmeyin|bakmayın*|unutmayın|almayın*|bulundurun*|edin ki)
      (sorunuz|sorularınız|sorun|soruların|ihtiyacınız) …(varsa|olursa|için)
      (anlayışınız|sabrınız|ilginiz) için; (başka|bir)? sorunuz var mı; size nasıl yardımcı olabilir*
      rica ederim,; rica ederim.; şifrenizi mi unuttunuz`,
    pleasantries: `(umarım|umarız|inşallah) …(iyi*|yolunda*|geçmiştir|sağlık*|keyif*); nasılsın*
      (nasıl gidiyor|her şey yolunda mı|ne var ne yok|naber)
      (çok)? (teşekkürler|teşekkür ederim|teşekkür ederiz|sağol|sağolun)
      (mail*|mesaj*|e-posta*|yanıt*|cevab*|ilgi*|hızlı|geri|bilgilendirme*) …için (çok)? teşekkür*
      (iyi|güzel|keyifli) (haftalar|hafta sonları|günler)`,
    boilerplate: `
      (sorunuz|sorularınız|herhangi|bir sorunuz|daha fazla|detaylı|her türlü|sorun) …(varsa|olursa|için)
      (çekinmeyin|çekinmeden|tereddüt etmeyin); (abonelikten|aboneliği|listeden) (çık*|iptal|ayrıl*)
      gizlilik (politikası|bildirimi); kvkk; bizi takip`,
    thisMail: '(bu|işbu) (bir)? (e-posta*|mesaj*|ileti*|mail*|e-mail*|elektronik posta*|bülten*|adres*)',
    aboutMail: `otomatik*; (yanıtlamayın*|cevaplamayın*|cevap vermeyin*|yanıt vermeyin*); tarayıcı*; online
      çevrimiçi
      aldınız; alıyorsunuz; istemiyorsanız; dikkate almayın*`,
    aboutLaw: `gizli*; yalnızca; alıcı*; muhatab*; kişiye özel; yanlışlıkla; hataen; sehven; yasak*; izinsiz*
      ekler*
      ekinde*; imha; silin*; siliniz; sorumlu*`,
    disclaimers: `(alıcısı|muhatabı|hedeflenen alıcı|doğru kişi|ilgili kişi) (değilseniz|siz değilseniz)
      (çevreyi|doğayı|çevremizi|çevreye) (düşün*|koru*|duyarlı|saygı); yazdırmadan önce`,
    aboutSender: `dışından; dışarıdan; harici (bir)? (kaynak*|gönderen*|gönderici*|adres*|kullanıcı*)
      dış (bir)? kaynak*; (kurum|şirket|kuruluş) dışı*; bilinmeyen; şüpheli`,
    banners: `(genellikle|sık sık) …(e-posta|posta|mesaj|mail) almıyorsunuz
      harici (e-posta|gönderen|mail) (kurum|bu|şirket); (gönderen|gönderici) (kurum|şirket|kuruluş|harici)
      bu iletiyi alan bazı; adresinden (sık|genellikle)`,
    bannerLabels: 'harici; harici (e-posta|gönderen|mail|mesaj|ileti); kurum dışı e-posta',
    bannerAdvice: `(tıklamayın*|açmayın*); dikkatli olun*; temkinli; neden önemli (olduğunu öğrenin)?
      (göndereni|göndericiyi) (tanı*|bil*); şüpheli*; oltalama`,
    replyMarks: `ynt; ilt; yan; cevap; yanıt; iletilen; kabul edildi; reddedildi; belirsiz; iptal edildi
      otomatik yanıt; ofis dışında; teslim edilemedi; okundu; iletildi`,
    abbreviations: `dr; prof; doç; av; sn; sk; cad; mah; apt; tel; vb; vs; örn; bkz; st; şti; ltd; yrd; müh
      yy; ort; blv
      uzm`,
  },
  dates: {
    months: `ocak|~oca; şubat|~şub; mart|~mar; nisan|~nis; mayıs|~may; haziran|~haz; temmuz|~tem; ağustos|~ağu
      eylül|~eyl; ekim|~eki; kasım|~kas; aralık|~ara`,
    weekdays: `(pazartesi|pazartesiye)|~pzt; (salı|salıya)|~sal; (çarşamba|çarşambaya)|~çar
      (perşembe|perşembeye)|~per; (cuma|cumaya)|~cum; (cumartesi|cumartesiye)|~cmt; pazar günü*|~pazar|~paz`,
    relative: `bugün; yarın; yarına; öbür gün; ertesi gün; bu (akşam|gece); gün sonuna kadar; mesai bitimine kadar`,
    periods: `bu (hafta|ay); (gelecek|önümüzdeki) (hafta*|ay*); haftaya; (hafta|ay|yıl) (sonuna|sonunda)
      bu hafta sonu`,
    dayParts: 'sabah; sabahı; öğle; öğlen; öğleden sonra; öğleden önce; akşam; akşamı; gece',
    monthParts: 'sonu; sonuna; sonunda; başı; başında; ortası; ortasında',
    next: 'gelecek; önümüzdeki; bu',
    beforeDate: 'en geç; tarih; tarihi; son',
    beforeHour: 'saat',
    noon: 'gece yarısı',
    afterDay: 'günü; gününe; günün; kadar; tarihine; tarihinde; akşamına',
    ranges: 'ile; ila',
    falseFriends: '(iyi|mutlu) (pazar*|cuma*|hafta*); hayırlı cuma*',
  },
};
