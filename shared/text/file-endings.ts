/** Endings of file names that are no top-level domains, as the source of a pattern. */
export const FILE_ENDINGS =
  'avi|bat|bmp|cfg|conf|cpp|css|csv|docm|docx?|dwg|dxf|eml|epub|exe|gif|gz|heic|html?|ics|ini|ipynb|jar|jpe?g|js|json|jsx|log|mp3|mp4|msg|odp|ods|odt|p7m|pdf|php|png|pptx?|psd|rar|rtf|scss|sql|svg|swift|tar|tiff?|toml|tsx?|txt|vcf|vue|wav|webp|xlsm|xlsx?|xml|ya?ml';
