/* global document, window */
'use strict'

const CALLERS = [
  { from: 'sip:14155551212@pstn.example.com', fromDisplay: 'Carter & Sons' },
  { from: 'sip:15105550142@pstn.example.com', fromDisplay: 'Dr. Okafor' },
  { from: 'sip:17325550100@pstn.example.com', fromDisplay: '' },
]
let nextCaller = 0

/** Label → what it orders. Answer and hang up concern the newest call that they fit. */
const ORDERS = {
  'Somebody calls Ann': () => ({ do: 'ring', to: 'sip:ann@example.com', ...caller() }),
  'Somebody calls sales, three phones ring': () => ({
    do: 'ring',
    to: 'sip:sales@example.com',
    phones: 3,
    ...caller(),
  }),
  'Pick up the ringing phone': () => ({ do: 'answer' }),
  'Hang up': () => ({ do: 'hangup' }),
  'Ann dials on her phone': () => ({
    do: 'outgoing',
    from: 'sip:ann@example.com',
    to: 'sip:14155550199@pstn.example.com',
  }),
  'The server goes away for ten seconds': () => ({ do: 'fault', kind: 'restart', forMs: 10_000 }),
}

function caller() {
  const one = CALLERS[nextCaller % CALLERS.length]
  nextCaller += 1
  return one
}

for (const [label, order] of Object.entries(ORDERS)) {
  const button = document.createElement('button')
  button.textContent = label
  button.addEventListener('click', () => {
    window.panel.order(order())
  })
  document.querySelector('#orders').append(button)
}

window.panel.onNews(({ reply, state }) => {
  const lines = (state.legs ?? []).map((leg) => {
    const item = document.createElement('li')
    item.textContent = `${leg.fromUri ?? ''} → ${leg.toUri ?? ''}: ${leg.state ?? ''}`
    return item
  })
  document.querySelector('#calls').replaceChildren(...lines)
  document.querySelector('#said').textContent = reply && !reply.ok ? reply.error : ''
})
