import type { Language } from '../language.ts';

/** Japanese. */
export const ja: Language = {
  code: 'ja',
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
      ブラウザ; HTMLメール; HTML形式; ウェブ版; web版; オンライン版; 表示されない場合; 表示できない
      表示できません; 表示されません; 正しく表示; うまく表示; 対応していません; 対応していない
      対応したメール; 対応メール; メールソフト; テキスト版; ご覧になれない; 閲覧できない; 見られない場合`,
    replyMarks: '返信; 転送; 回答',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
