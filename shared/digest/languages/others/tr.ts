import type { Language } from '../language.ts';

/** Turkish. */
export const tr: Language = {
  code: 'tr',
  quotation: {
    salutations: '',
    signOffs: '',
    attributions: '',
    from: '',
    sent: '',
    to: '',
    subject: '',
    wholeMail: '',
    footers: '',
  },
  requests: {
    requests: `
      lütfen
      (gönderebilir|gönderir|yollar|onaylar|onaylayabilir|iletebilir|iletir|bildirebilir|bildirir|söyleyebilir|söyler|olabilir|edebilir|eder|bakabilir|bakar|imzalayabilir|imzalar|cevaplayabilir|yanıtlayabilir|paylaşabilir|paylaşır|arayabilir|arar|verebilir|verir|yapabilir|gelebilir|alabilir|inceleyebilir|hazırlayabilir|hatırlatabilir) (misin|misiniz|mısın|mısınız|musun|musunuz|müsün|müsünüz|miyim|miyiz)
      rica (ederim|ederiz|ediyorum|ediyoruz|olunur|etsem)
      (haber|bilgi) (ver|verin|veriniz|verir*|vermen*|verilmesi*)
      (bana|bize) (bildir*|gönder|gönderin|gönderiniz|yaz|yazın|söyle|söyleyin|ulaş|dön|dönün|ilet|iletin|yolla|ara)
      (cevab*|yanıt*|dönüş*|onay*|teyid*|görüş*|geri dönüş*) (bekl*|rica)
      (gönderme*|onaylama*|bildirme*|iletme*|inceleme*|yapma*|imzalama*|cevaplama*|yanıtlama*|etme*|paylaşma*|arama*|tamamlama*|doldurma*|ödeme*|dönme*|katılma*|gereğini|bilgilerinize) (rica|bekl*|arz|önemle|istirham)
      (onay*|cevab*|yanıt*|yardım*|imza*|görüş*) ihtiya*
      (sevinirim|seviniriz|memnun olurum|memnun oluruz|iyi olur|minnettar olurum); (unutma|unutmayın)
      (dönüş) (yap|yapın|yapar*); lcv
      (en geç|kadar) …(gönder|gönderin|onayla|onaylayın|bildir|bildirin|ilet|iletin|tamamla|tamamlayın|yanıtla|yanıtlayın|cevapla|cevaplayın|imzala|imzalayın|öde|ödeyin|dönün|teyit edin|yapın|doldurun|teslim edin)`,
    imperatives: '',
    deadlineVerbs: '',
    courtesies: `
      lütfen …(yanıtlamayın*|cevaplamayın*|cevap vermeyin*|çekinmeyin|etmeyin|bakmayın*|unutmayın|almayın*|bulundurun*|edin ki)
      (sorunuz|sorularınız|sorun|soruların|ihtiyacınız) …(varsa|olursa|için)
      (anlayışınız|sabrınız|ilginiz) için; nasılsın*; nasıl gidiyor; (başka|bir)? sorunuz var mı
      size nasıl yardımcı olabilir*; rica ederim.; şifrenizi mi unuttunuz`,
    pleasantries: `
      (umarım|umarız|inşallah) …(iyi*|yolunda*|geçmiştir|sağlık*|keyif*); nasılsın*
      (nasıl gidiyor|her şey yolunda mı|ne var ne yok|naber)
      (çok)? (teşekkürler|teşekkür ederim|teşekkür ederiz|sağol|sağolun)
      (mail*|mesaj*|e-posta*|yanıt*|cevab*|ilgi*|hızlı|geri|bilgilendirme*) …için (çok)? teşekkür*
      (iyi|güzel|keyifli) (haftalar|hafta sonları|günler)`,
    boilerplate: `
      (sorunuz|sorularınız|herhangi|bir sorunuz|daha fazla|detaylı|her türlü|sorun) …(varsa|olursa|için) …
      (çekinmeyin|çekinmeden|tereddüt etmeyin) …; (abonelikten|aboneliği|listeden) (çık*|iptal|ayrıl*)
      (iphone*|ipad*|android*) gönderildi; gizlilik (politikası|bildirimi); kvkk; bizi takip`,
    thisMail: '(bu|işbu) (bir)? (e-posta*|mesaj*|ileti*|mail*|e-mail*|elektronik posta*|bülten*|adres*)',
    aboutMail: `
      otomatik*; (yanıtlamayın*|cevaplamayın*|cevap vermeyin*|yanıt vermeyin*); tarayıcı*; online; çevrimiçi
      aldınız; alıyorsunuz; istemiyorsanız; dikkate almayın*`,
    aboutLaw: `
      gizli*; yalnızca; alıcı*; muhatab*; kişiye özel; yanlışlıkla; hataen; sehven; yasak*; izinsiz*; ekler*
      ekinde*; imha; silin*; siliniz; sorumlu*`,
    disclaimers: `
      (alıcısı|muhatabı|hedeflenen alıcı|doğru kişi|ilgili kişi) (değilseniz|siz değilseniz)
      (çevreyi|doğayı|çevremizi|çevreye) (düşün*|koru*|duyarlı|saygı); yazdırmadan önce`,
    aboutSender: `
      dışından; dışarıdan; harici (bir)? (kaynak*|gönderen*|gönderici*|adres*|kullanıcı*)
      dış (bir)? kaynak*; (kurum|şirket|kuruluş) dışı*; bilinmeyen; şüpheli`,
    banners: `
      (genellikle|sık sık) …(e-posta|posta|mesaj|mail) almıyorsunuz
      harici (e-posta|gönderen|mail) (kurum|bu|şirket); (gönderen|gönderici) (kurum|şirket|kuruluş|harici)
      bu iletiyi alan bazı`,
    bannerLabels: `
      harici; harici (e-posta|gönderen|gönderici|mail|mesaj|ileti)
      (dikkat|uyarı) (harici|dış|kurum dışı) (e-posta|gönderen|mail|mesaj|gönderici); kurum dışı e-posta`,
    bannerAdvice: `
      (tıklamayın*|açmayın*); dikkatli olun*; temkinli; neden önemli; (göndereni|göndericiyi) (tanı*|bil*)
      şüpheli*; içeriğin güvenli*; oltalama; neden önemli olduğunu öğrenin`,
    placeholders: `
      tarayıcı*; web sürümü*; çevrimiçi sürüm*
      (görüntüleyemiyorsan*|göremiyorsan*|görüntülenmiyorsa|görünmüyorsa|okuyamıyorsan*); desteklem*
      düzgün gör*; görüntülemek için; metin sürümü`,
    replyMarks: `
      ynt; ilt; yan; cevap; yanıt; iletilen; kabul edildi; reddedildi; belirsiz; iptal edildi
      otomatik yanıt; ofis dışında; teslim edilemedi; okundu; iletildi`,
    abbreviations: `
      dr; prof; doç; av; sn; sk; cad; mah; apt; tel; vb; vs; örn; bkz; st; şti; ltd; yrd; müh; yy; ort; blv
      uzm`,
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
