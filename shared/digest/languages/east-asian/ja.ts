import type { Language } from '../language.ts';

/** Japanese. */
export const ja: Language = {
  code: 'ja',
  bulk: {
    unsubscribe:
      '配信停止; 購読解除; 購読停止; 配信解除; 登録解除; 受信停止; 退会; メール配信を停止; 配信を停止; 購読をキャンセル',
    autoReplies: '自動応答; 自動返信; 自動送信',
    absences: '不在通知; 不在連絡; 不在のお知らせ; 休暇通知; 不在応答',
    addressesReader:
      'あなたをメンション; メンションしました; メンションされました; さんがあなたに; あなたに割り当て; あなたをタグ付け',
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
