/** Lines of the published article about API keys, as they stand in it. */

export const PUBLISHED_HOST = 'https://renderstack.io'
export const PUBLISHED_SECRET_KEY = 'rs_live_...'
export const PUBLISHED_GET_KEY = 'rs_get_...'

export const CURL_LINE = String.raw`curl -X POST https://renderstack.io/api/v1/renders/sync \
  -H "Authorization: Bearer rs_live_..." \
  -H "Content-Type: application/json" \
  -d '{"template":"social-card","layers":{"title":{"text":"Hello World"}}}' \
  --output result.png`

export const NODE_SNIPPET = `const response = await fetch('https://renderstack.io/api/v1/renders/sync', {
  method: 'POST',
  headers: {
    'Authorization': 'Bearer rs_live_...',
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    template: 'social-card',
    layers: {
      title: { text: 'Hello World' },
    },
  }),
});
const imageBuffer = await response.arrayBuffer();`

export const IMG_TAG =
  '<img src="https://renderstack.io/api/v1/render?apiKey=rs_get_...&template=social-card&title.text=Hello+World" />'

/** The request of Render's own page about its API, for a list of ours. */
export const RENDER_CURL_LINE = String.raw`curl --request GET \
      --url 'https://api.render.com/v1/services?limit=20' \
      --header 'Accept: application/json' \
      --header 'Authorization: Bearer {{render_api_token_goes_here}}'`
