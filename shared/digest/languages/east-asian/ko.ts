import type { Language } from '../language.ts';

/** Korean. */
export const ko: Language = {
  code: 'ko',
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
      브라우저; 웹에서 보기; 웹 버전; 온라인으로 보기; 보이지 않; 표시되지 않; 지원하지 않; 볼 수 없
      지원되지 않; 메일이 제대로; 메일을 보시려면; 메시지를 보려면; 확인하시려면; html 형식; 텍스트 버전
      제대로 보이지`,
    replyMarks: '답장; 회신; 전달; 답변',
    abbreviations: '',
  },
  dates: {
    months: '',
    weekdays: '',
    relative: '',
  },
};
