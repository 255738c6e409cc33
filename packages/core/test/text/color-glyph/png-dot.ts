/** 8 × 8 px: the left half red, the right half blue. */
export const PNG_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFklEQVQYlWP4z8DwHxmjcf9jiAxPBQCDF3+BZrF4JgAAAABJRU5ErkJggg==',
  'base64',
)
