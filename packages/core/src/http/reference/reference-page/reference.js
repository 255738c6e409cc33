import { startLanguages } from './languages.js'
import { startNavigation } from './navigation.js'
import { startSamples } from './samples.js'
import { startTheme } from './theme.js'
import { startTryIt } from './try-it.js'

startTheme()
startNavigation()
startLanguages()
startSamples()
startTryIt()
