/**
 * The languages whose words can be divided, by the names of their pattern files in `hyphenopoly`. Left
 * out are those whose patterns are under the GPL alone or name no licence, and two (Belarusian, Lithuanian)
 * that part single consonants from their syllables.
 */
const PATTERNS: ReadonlySet<string> = new Set(
  'bg ca cy da de el-monoton en-gb en-us es et eu fi fr gl hr hu it ka nb nl nn pl pt ru sl sv tr uk'.split(
    ' ',
  ),
)

/** Tags of BCP 47 in lower case whose patterns have another name. */
const ALIASES: Readonly<Record<string, string>> = { el: 'el-monoton', en: 'en-us', no: 'nb' }

/** Regions that spell and divide English as in Britain. */
const BRITISH: ReadonlySet<string> = new Set('au gb ie in nz za'.split(' '))

/**
 * Names the patterns of a language: those of `de` serve `de-AT` too.
 *
 * @param lang BCP 47.
 * @returns `undefined` for a language without any.
 */
export function findPatterns(lang: string): string | undefined {
  const [language = '', ...subtags] = lang.toLowerCase().split('-')
  if (language === 'en' && subtags.some((subtag) => BRITISH.has(subtag))) return 'en-gb'
  // Patterns are of one script, and a script that is named may be another.
  if (subtags.some((subtag) => /^[a-z]{4}$/.test(subtag))) return undefined
  const name = Object.hasOwn(ALIASES, language) ? ALIASES[language] : language
  return name !== undefined && PATTERNS.has(name) ? name : undefined
}
