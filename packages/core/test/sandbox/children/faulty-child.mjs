throw new Error('This file never starts.')
