/* Prints the HTML of a file of Markdown: `node markdown.mjs gfm|mdx FILE`. */
import { readFileSync } from 'node:fs'
import { evaluate } from '@mdx-js/mdx'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { createElement } from 'react'
import * as runtime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import remarkGfm from 'remark-gfm'

const dialects = {
  gfm: text =>
    micromark(text, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    }),
  mdx: async text => {
    const page = await evaluate(text, { ...runtime, remarkPlugins: [remarkGfm] })
    return renderToStaticMarkup(createElement(page.default))
  },
}

const [dialect, file] = process.argv.slice(2)
process.stdout.write(await dialects[dialect](readFileSync(file, 'utf8')))
