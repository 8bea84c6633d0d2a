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
    months: '',
    weekdays: '',
    relative: '',
  },
};
