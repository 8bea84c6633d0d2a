import type { Language } from '../language.ts';

/** Ukrainian. */
export const uk: Language = {
  code: 'uk',
  bulk: {
    unsubscribe: `
      відписатися; відписатись; скасувати підписку; відмовитися від (розсилки|підписки|отримання)
      не бажаєте отримувати`,
    autoReplies: 'автоматична відповідь; автовідповідь; автовідповідач',
    absences: 'відсутність на робочому місці; поза офісом; відсутній',
    addressesReader: `
      згадав вас; згадала вас; згадує вас; вас згадали; згадав тебе; згадала тебе; призначив вам
      призначила вам`,
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
      у браузері; в браузері; онлайн-версія; веб-версія; текстова версія
      не (підтримує|відображається|відображає|бачите|можете) …; (некоректно|неправильно) відобража*
      щоб (переглянути|прочитати|побачити) (цей|лист|повідомлення) …; для перегляду
      проблеми з (відображенням|переглядом)`,
    replyMarks: 're; від; відп; відповідь; пересл; перес; вп',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
