import type { Language } from '../language.ts';

/** Russian. */
export const ru: Language = {
  code: 'ru',
  bulk: {
    unsubscribe: `
      отписаться; отписка; отмена подписки; отменить подписку
      отказаться от (рассылки|подписки|получения); не хотите … получать`,
    autoReplies: 'автоматический ответ; автоответ; автоответчик; автоматическое уведомление',
    absences: 'отсутствие на рабочем месте; нет на месте; отсутствую; вне офиса',
    addressesReader: `
      упомянул* вас; упомянул* тебя; вас упомянул*; тебя упомянул*; отметил* вас; назначил* вам
      назначил* вас`,
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
