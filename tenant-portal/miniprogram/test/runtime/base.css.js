// The phone around the mini-program: bars, boxes, and how WeChat's own tags look.

export default `
* { -webkit-tap-highlight-color: transparent; }
html, body { height: 100%; margin: 0; }
body { overflow: hidden; background: #000; -webkit-text-size-adjust: none; }
.wx-phone { display: flex; flex-direction: column; height: 100vh; overflow: hidden; background: #fff; }
.wx-nav { position: relative; flex: none; display: flex; align-items: center; justify-content: center; height: 44px;
  font: 600 17px/1 -apple-system, 'Noto Sans CJK SC', sans-serif; }
.wx-nav h1 { margin: 0; max-width: 60%; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font: inherit; line-height: 1.3; }
.wx-back { position: absolute; left: 0; top: 0; width: 44px; height: 44px; border: 0; background: none; color: inherit; font-size: 24px; }
.wx-pages { position: relative; flex: 1; min-height: 0; }
.wx-page { position: absolute; inset: 0; transform: translateZ(0); --vh: calc((100vh - 44px) / 100); }
.wx-page[data-tab] { --vh: calc((100vh - 44px - 52px) / 100); }
.wx-page[hidden] { display: none; }
.wx-scroll { height: 100%; overflow-x: hidden; overflow-y: auto; }
.wx-scroll > * { display: block; }
.wx-tabs { flex: none; display: flex; height: 52px; border-top: 1px solid #eee; background: #fff; }
.wx-tabs[hidden] { display: none; }
.wx-tabs button { position: relative; flex: 1; border: 0; background: none; font: 11px/1.4 -apple-system, 'Noto Sans CJK SC', sans-serif; }
.wx-tabs img { display: block; width: 26px; height: 26px; margin: 0 auto; }
.wx-tabs i { position: absolute; top: 4px; left: 54%; min-width: 16px; padding: 0 4px; border-radius: 9px; background: #c62828;
  color: #fff; font: 11px/16px sans-serif; box-sizing: border-box; }
.wx-toast { position: fixed; z-index: 100; top: 45%; left: 50%; max-width: 70%; transform: translate(-50%, -50%); padding: 12px 18px;
  border-radius: 8px; background: rgba(0,0,0,.82); color: #fff; font: 15px/1.5 'Noto Sans CJK SC', sans-serif; text-align: center; }
.wx-toast:empty { display: none; }
.wx-modal { position: fixed; z-index: 90; inset: 0; display: flex; align-items: center; justify-content: center; background: rgba(0,0,0,.5);
  font: 16px/1.5 'Noto Sans CJK SC', sans-serif; }
.wx-modal[hidden] { display: none; }
.wx-modal > div { width: 76%; max-width: 320px; overflow: hidden; border-radius: 12px; background: #fff; text-align: center; }
.wx-modal h2 { margin: 24px 20px 8px; font-size: 17px; }
.wx-modal p { margin: 0 20px 24px; color: #555; }
.wx-modal footer { display: flex; border-top: 1px solid #eee; }
.wx-modal button { flex: 1; height: 52px; border: 0; background: none; font: inherit; }
.wx-modal button + button { border-left: 1px solid #eee; color: #456; font-weight: 600; }
wx-image { display: inline-block; overflow: hidden; }
wx-image img { display: block; width: 100%; height: 100%; }
wx-scroll-view { display: block; -webkit-overflow-scrolling: touch; }
wx-input { display: block; overflow: hidden; }
wx-input input { display: block; width: 100%; height: 100%; padding: 0; border: 0; background: none; color: inherit; font: inherit; outline: none; }
wx-input input::placeholder { color: #70706a; opacity: 1; }
wx-switch { display: inline-block; }
wx-switch input { width: 28px; height: 28px; margin: 8px; }
wx-web-view { position: absolute; inset: 0; }
wx-web-view iframe { width: 100%; height: 100%; border: 0; }
wx-page-meta { display: none; }
`
