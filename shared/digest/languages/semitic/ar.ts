import type { Language } from '../language.ts';

/** Arabic. */
export const ar: Language = {
  code: 'ar',
  bulk: {
    unsubscribe: `
      إلغاء الاشتراك; الغاء الاشتراك; إلغاء اشتراكك; لإلغاء الاشتراك; إيقاف الاشتراك; عدم تلقي`,
    autoReplies: 'رد تلقائي; الرد التلقائي; رد آلي; الرد الآلي; إجابة تلقائية',
    absences: 'خارج المكتب; خارج مكتبي',
    addressesReader: 'ذكرك; أشار إليك; اشار اليك; قام بالإشارة إليك; تم ذكرك; عيّن لك; أسند إليك',
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
      في المتصفح; في متصفح*; في المستعرض; في مستعرض*; النسخة الإلكترونية; نسخة الويب
      (لا يدعم|لا تدعم|لا يمكن عرض|لا يمكنك عرض|تعذر عرض|لا تستطيع) …; لعرض (هذه|هذا|الرسالة|البريد) …
      لقراءة هذه; لمشاهدة هذه; إذا كنت لا ترى; إذا لم تتمكن من; مشكلة في العرض; تواجه مشكلة في`,
    replyMarks: 'رد; الرد; إعادة توجيه; إعادة; توجيه; رد على',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
