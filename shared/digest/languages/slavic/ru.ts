import type { Language } from '../language.ts';

/** Russian. */
export const ru: Language = {
  code: 'ru',
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
      в браузере; онлайн-версия; веб-версия; текстовая версия
      не (поддерживает|отображается|отображает|видите|можете) …; (некорректно|неправильно) отобража*
      чтобы (просмотреть|прочитать|увидеть|посмотреть) (это|письмо|сообщение|данное) …; для просмотра
      проблемы с (отображением|просмотром); в формате html; откройте (письмо|его|ссылку)`,
    replyMarks: 're; ha; на; отв; ответ; пересл; пер; fw',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
