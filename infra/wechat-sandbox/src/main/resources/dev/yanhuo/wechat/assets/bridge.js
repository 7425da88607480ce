/*
 * Stands in for the WeChat app in an ordinary browser:
 *
 *   <script src="http://127.0.0.1:8110/js/bridge.js" data-appid="wx…" data-user="amei"></script>
 *
 * data-appid  the mini-program that calls; in WeChat the app knows it by itself
 * data-user   who holds the phone; the first person of the sandbox otherwise
 * data-mode   "window" opens the payer page in a window of its own, not in an overlay
 *
 * Supplies wx.login, wx.requestPayment and WeixinJSBridge.invoke('getBrandWCPayRequest').
 */
(function () {
    'use strict';
    const settings = document.currentScript.dataset;
    const base = new URL(document.currentScript.src).origin;

    async function post(path, body) {
        const response = await fetch(base + path, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
        });
        const answer = await response.json();
        if (!response.ok) throw new Error(answer.error);
        return answer;
    }

    function styled(element, style) {
        Object.assign(element.style, style);
        return element;
    }

    /* The payer page over the current one; Escape cancels, as does closing it. */
    function overlay(page) {
        const dialog = styled(document.createElement('dialog'), {
            border: '0', padding: '0', width: 'min(440px, 100vw)', height: 'min(760px, 100vh)',
            maxWidth: '100vw', maxHeight: '100vh', borderRadius: '16px', overflow: 'hidden',
        });
        dialog.setAttribute('aria-label', '微信支付');
        const frame = styled(document.createElement('iframe'), {
            border: '0', width: '100%', height: '100%', display: 'block',
        });
        frame.title = '微信支付';
        frame.src = base + page;
        dialog.append(frame);
        document.body.append(dialog);
        dialog.showModal();
        return {
            close: () => dialog.remove(),
            onGone: (gone) => dialog.addEventListener('cancel', gone, { once: true }),
        };
    }

    function popup(page) {
        const opened = window.open(base + page, 'wechat-pay', 'width=440,height=760');
        let timer = 0;
        return {
            close: () => { clearInterval(timer); opened?.close(); },
            onGone: (gone) => {
                timer = setInterval(() => { if (!opened || opened.closed) gone(); }, 300);
            },
        };
    }

    function watch(opened, id) {
        return new Promise((resolve) => {
            const finish = (result) => {
                window.removeEventListener('message', hear);
                opened.close();
                resolve(result);
            };
            const hear = (event) => {
                const said = event.data;
                const ours = event.origin === base && said?.source === 'wechat-sandbox';
                if (ours && said.id === id) finish(said.result);
            };
            window.addEventListener('message', hear);
            opened.onGone(() => finish('cancel'));
        });
    }

    /* 'ok', 'cancel' or 'fail'; throws what the WeChat app would say. */
    async function pay(parameters) {
        const { id, page } = await post('/bridge/payment', {
            appId: parameters.appId || settings.appid,
            timeStamp: parameters.timeStamp,
            nonceStr: parameters.nonceStr,
            package: parameters.package,
            signType: parameters.signType,
            paySign: parameters.paySign,
        });
        return watch(settings.mode === 'window' ? popup(page) : overlay(page), id);
    }

    function answer(options, name, ok, why) {
        const result = { errMsg: `${name}:${ok ? 'ok' : why}` };
        if (ok) options.success?.(result);
        else options.fail?.(result);
        options.complete?.(result);
    }

    const wx = window.wx || {};
    wx.requestPayment = async (options) => {
        try {
            const result = await pay(options);
            answer(options, 'requestPayment', result === 'ok', result === 'cancel' ? 'fail cancel' : 'fail');
        } catch (error) {
            answer(options, 'requestPayment', false, `fail ${error.message}`);
        }
    };
    wx.login = async (options = {}) => {
        try {
            const { code } = await post('/bridge/login', { appid: settings.appid, user: settings.user });
            const result = { errMsg: 'login:ok', code };
            options.success?.(result);
            options.complete?.(result);
            return result;
        } catch (error) {
            answer(options, 'login', false, `fail ${error.message}`);
            return undefined;
        }
    };
    window.wx = wx;

    window.WeixinJSBridge = {
        async invoke(name, parameters, callback) {
            if (name !== 'getBrandWCPayRequest') {
                callback?.({ err_msg: `system:function_not_exist` });
                return;
            }
            try {
                callback?.({ err_msg: `get_brand_wcpay_request:${await pay(parameters)}` });
            } catch (error) {
                callback?.({ err_msg: 'get_brand_wcpay_request:fail', err_desc: error.message });
            }
        },
    };
    document.dispatchEvent(new Event('WeixinJSBridgeReady'));
})();
