import type { Language } from '../language.ts';

/** Chinese. */
export const zh: Language = {
  code: 'zh',
  bulk: {
    unsubscribe: '取消订阅; 退订; 取消訂閱; 退訂; 不再接收; 不想再收到; 如不愿继续接收; 停止接收; 取消關注',
    autoReplies: '自动回复; 自動回覆; 自動回復; 自动答复; 自動答覆; 外出自动; 休假自动回复',
    absences: '不在办公室; 不在辦公室',
    addressesReader:
      '提到了你; 提到了您; 提及了你; 提及了您; 提到你; 提及你; 提及您; 分配给你; 指派给你; 指派給你; 在评论中@了你',
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
      浏览器; 瀏覽器; 网页版; 網頁版; 在线查看; 線上閱讀; 線上檢視; 线上查看; 在线版本; 線上版本; 无法显示
      無法顯示; 无法正常显示; 無法正常顯示; 无法正确显示; 不能正常显示; 看不到此; 如果您看不到; 如無法
      如果无法; 如无法; 不支持; 不支援; 格式的邮件; 格式郵件; 超文本; 点击此处查看; 點此查看; 點選此處
      纯文本; 純文字; 查看此邮件; 检视此邮件`,
    replyMarks: '回复; 答复; 回覆; 回信; 转发; 轉寄; 轉發; 答覆; 转寄; 转',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
