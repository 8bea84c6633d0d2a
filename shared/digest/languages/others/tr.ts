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
