type Field = 'sender' | 'subject';

/** The fields that the decoder behind `expected.json` reads wrongly: our reading, and why it is right. */
export const differences: readonly { file: string; field: Field; ours: string; why: string }[] = [
  {
    file: 'error_emails_bad_subject.eml',
    field: 'sender',
    ours: 'MySurvey.com & Carol Adams',
    why: 'Blanks between adjacent encoded words are no part of the text (RFC 2047, 6.2); Python keeps them in a phrase.',
  },
  {
    file: 'error_emails_content_transfer_encoding_empty.eml',
    field: 'subject',
    ours: '4d8119 (大補泡麵專賣) 大家說英語 每日聽MP3 (2004年6月份) 繁體中文光碟版 (英語教學) 8afb90',
    why: 'The bytes of the subject have no charset of their own; ours reads them by that of the body, Big5.',
  },
  {
    file: 'error_emails_invalid_subject_characters.eml',
    field: 'subject',
    ours: 'Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro',
    why: 'Raw bytes of Latin-1, which its sender also names in another header; Python shows replacement characters.',
  },
  {
    file: 'multipart_report_emails_multi_address_bounce1.eml',
    field: 'sender',
    ours: 'Mail Delivery System',
    why: 'In `address (name)`, the older way of writing a sender, the comment is the name; Python drops it.',
  },
  {
    file: 'multipart_report_emails_multi_address_bounce2.eml',
    field: 'sender',
    ours: 'Mail Delivery System',
    why: 'As in the bounce before.',
  },
  {
    file: 'plain_emails_mix_caps_content_type.eml',
    field: 'sender',
    ours: 'Big Bug',
    why: 'The brackets are missing in `Big Bug bb@bug.com`; Python makes all three words the local part.',
  },
  {
    file: 'plain_emails_raw_email_incorrect_header.eml',
    field: 'sender',
    ours: 'xxx xxx',
    why: 'Python ends the headers at the first line that is none (`quite Delivered-To: …`), and so loses the rest.',
  },
  {
    file: 'plain_emails_raw_email_incorrect_header.eml',
    field: 'subject',
    ours: 'Stop adware/spyware once and for all.',
    why: 'As its sender.',
  },
  {
    file: 'rfc2822_example13.eml',
    field: 'sender',
    ours: 'John Doe',
    why: 'Blanks before the colon are obsolete and allowed (RFC 5322, 4.5); Python takes them for the end of the headers.',
  },
  { file: 'rfc2822_example13.eml', field: 'subject', ours: 'Saying Hello', why: 'As its sender.' },
];
