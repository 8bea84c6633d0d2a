import type { Language } from '../language.ts';

/** Korean. */
export const ko: Language = {
  code: 'ko',
  bulk: {
    unsubscribe: '수신거부; 수신 거부; 구독 취소; 구독취소; 구독 해지; 구독해지; 수신을 원하지; 수신을 원치',
    autoReplies: '자동 회신; 자동회신; 자동 응답; 자동응답; 부재중 자동',
    absences: '부재 중; 부재중; 부재 알림',
    addressesReader: '님을 언급; 회원님을 언급; 나를 언급; 님을 멘션; 회원님을 태그; 님에게 할당',
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
