/** The text of a new article; a published one must not have it. */
export const placeholderText = 'The first paragraph says what happened, where and when.';
