/** Endings of file names that are no top-level domains, as the source of a pattern. */
export const FILE_ENDINGS =
  'css|csv|docx?|eml|gif|html?|ics|jpe?g|js|json|jsx|log|pdf|png|pptx?|rtf|sql|svg|toml|tsx?|txt|xlsx?|xml|ya?ml';

/** Endings of file names that are top-level domains too, such as Moldova's `.md`. */
export const AMBIGUOUS_FILE_ENDINGS = 'md|mjs|py|rs';
