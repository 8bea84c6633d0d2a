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
      gönderildi; gönderilme tarihi; gönderim tarihi; gönderme tarihi; gönderilen; gönderim
      gönderilme zamanı; yollanma tarihi`,
    date: 'tarih',
    to: 'kime; alıcı; alıcılar',
    subject: 'konu; konusu; başlık',
    otherFields: `
      bilgi; gizli; kopya; karbon kopya; yanıt adresi; yanıtla; cevap; ekler; ek; eklenti; önem
      önem derecesi; öncelik; kuruluş; adına`,
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
    requests: '',
    imperatives: '',
    courtesies: '',
    pleasantries: '',
    boilerplate: '',
    disclaimers: '',
    banners: '',
    bannerLabels: '',
    bannerAdvice: '',
    placeholders: `
      tarayıcı*; tarayıcınızda; web sürümü*; web versiyonu; çevrimiçi sürüm*; online görüntüle*
      (görüntüleyemiyorsanız|göremiyorsanız|görüntülenmiyorsa|görünmüyorsa|okuyamıyorsanız); desteklemiyor
      desteklememektedir; düzgün (görüntülenmiyor|görüntüleyemiyor|görünmüyor) …; görüntülemek için
      görüntüle*mekte (sorun|zorluk); html (formatında|biçiminde); metin sürümü`,
    replyMarks: 'ynt; ilt; yan; cevap; yanıt; iletilen',
    abbreviations: '',
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
