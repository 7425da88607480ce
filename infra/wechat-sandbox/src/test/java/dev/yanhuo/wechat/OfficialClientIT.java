package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.partnerpayments.nativepay.NativePayService;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.Amount;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.partnerpayments.nativepay.model.Transaction;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official client library, which checks every signature itself, against the sandbox. */
class OfficialClientIT {
    @TempDir static Path data;

    private final BlockingQueue<RequestParam> received = new LinkedBlockingQueue<>();
    private WeChatSandbox sandbox;
    private HttpServer server;
    private Config config;
    private HttpClient client;
    private Merchants merchant;

    @BeforeEach
    void start() throws IOException {
        sandbox = WeChatSandbox.start(data, Map.of("sandbox.time-scale", "1000"));
        merchant = Merchants.provider(sandbox);
        config =
                new RSAPublicKeyConfig.Builder()
                        .merchantId(of("sp.mchid"))
                        .privateKey(of("sp.private-key"))
                        .merchantSerialNumber(of("sp.serial"))
                        .publicKey(pem(of("wechat.public-key")))
                        .publicKeyId(of("wechat.public-key-id"))
                        .apiV3Key(of("sp.api-v3-key"))
                        .build();
        client =
                new DefaultHttpClientBuilder()
                        .config(config)
                        .okHttpClient(
                                new OkHttpClient.Builder()
                                        .addInterceptor(chain ->
                                                chain.proceed(
                                                        chain.request()
                                                                .newBuilder()
                                                                .url(moved(chain.request().url()))
                                                                .build()))
                                        .build())
                        .build();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/callbacks", this::receive);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        sandbox.close();
    }

    @Test
    void an_order_is_paid_refunded_and_told_about() throws Exception {
        var payments = new NativePayService.Builder().httpClient(client).build();

        var codeUrl = payments.prepay(order("YH-1001", 4500)).getCodeUrl();
        assertThat(codeUrl).startsWith("weixin://wxpay/bizpayurl/up?pr=");
        assertThat(query(payments, "YH-1001").getTradeState())
                .isEqualTo(Transaction.TradeStateEnum.NOTPAY);

        var paid =
                merchant.control("POST", "/sandbox/pay/" + token(codeUrl), "{\"user\":\"amei\"}");
        assertThat(paid.json().path("result").asString()).isEqualTo("ok");
        var notice = parser().parse(next(), Transaction.class);
        assertThat(notice.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(notice.getAmount().getTotal()).isEqualTo(4500);
        assertThat(notice.getSubMchid()).isEqualTo(of("demo.1.sub-mchid"));
        assertThat(query(payments, "YH-1001").getTransactionId())
                .isEqualTo(notice.getTransactionId());

        var refunds = new RefundService.Builder().httpClient(client).build();
        assertThat(refunds.create(refund("YH-1001", 4500)).getStatus())
                .isEqualTo(Status.PROCESSING);
        var refunded = parser().parse(next(), RefundNotification.class);
        assertThat(refunded.getRefundStatus()).isEqualTo(Status.SUCCESS);
        assertThat(refunded.getAmount().getRefund()).isEqualTo(4500L);
        var asked = new QueryByOutRefundNoRequest();
        asked.setSubMchid(of("demo.1.sub-mchid"));
        asked.setOutRefundNo("R-YH-1001");
        assertThat(refunds.queryByOutRefundNo(asked).getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(query(payments, "YH-1001").getTradeState())
                .isEqualTo(Transaction.TradeStateEnum.REFUND);
    }

    @Test
    void an_unpaid_order_can_be_closed_and_then_nobody_can_pay() {
        var payments = new NativePayService.Builder().httpClient(client).build();
        var codeUrl = payments.prepay(order("YH-1002", 100)).getCodeUrl();

        payments.closeOrder(close("YH-1002"));
        payments.closeOrder(close("YH-1002"));

        assertThat(query(payments, "YH-1002").getTradeState())
                .isEqualTo(Transaction.TradeStateEnum.CLOSED);
        assertThat(merchant.control("POST", "/sandbox/pay/" + token(codeUrl), "{}").status())
                .isEqualTo(409);
    }

    @Test
    void an_unknown_order_is_not_found() {
        var payments = new NativePayService.Builder().httpClient(client).build();

        assertThatThrownBy(() -> query(payments, "YH-none"))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> {
                            assertThat(e.getHttpStatusCode()).isEqualTo(404);
                            assertThat(e.getErrorCode()).isEqualTo("ORDER_NOT_EXIST");
                        });
    }

    private PrepayRequest order(String number, int fen) {
        var request = new PrepayRequest();
        request.setSpAppid(of("sp.appid"));
        request.setSpMchid(of("sp.mchid"));
        request.setSubMchid(of("demo.1.sub-mchid"));
        request.setDescription("烧鹅饭");
        request.setOutTradeNo(number);
        request.setNotifyUrl(callbacks());
        var amount = new Amount();
        amount.setTotal(fen);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return request;
    }

    private CreateRequest refund(String number, long fen) {
        var request = new CreateRequest();
        request.setSubMchid(of("demo.1.sub-mchid"));
        request.setOutTradeNo(number);
        request.setOutRefundNo("R-" + number);
        request.setNotifyUrl(callbacks());
        var amount = new AmountReq();
        amount.setRefund(fen);
        amount.setTotal(fen);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return request;
    }

    private Transaction query(NativePayService payments, String number) {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setSpMchid(of("sp.mchid"));
        request.setSubMchid(of("demo.1.sub-mchid"));
        request.setOutTradeNo(number);
        return payments.queryOrderByOutTradeNo(request);
    }

    private CloseOrderRequest close(String number) {
        var request = new CloseOrderRequest();
        request.setSpMchid(of("sp.mchid"));
        request.setSubMchid(of("demo.1.sub-mchid"));
        request.setOutTradeNo(number);
        return request;
    }

    private NotificationParser parser() {
        return new NotificationParser(
                new RSAPublicKeyNotificationConfig.Builder()
                        .publicKey(pem(of("wechat.public-key")))
                        .publicKeyId(of("wechat.public-key-id"))
                        .apiV3Key(of("sp.api-v3-key"))
                        .build());
    }

    private RequestParam next() throws InterruptedException {
        var callback = received.poll(10, TimeUnit.SECONDS);
        assertThat(callback).isNotNull();
        return callback;
    }

    private void receive(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(
                new RequestParam.Builder()
                        .serialNumber(headers.getFirst("Wechatpay-Serial"))
                        .nonce(headers.getFirst("Wechatpay-Nonce"))
                        .timestamp(headers.getFirst("Wechatpay-Timestamp"))
                        .signature(headers.getFirst("Wechatpay-Signature"))
                        .signType(headers.getFirst("Wechatpay-Signature-Type"))
                        .body(new String(exchange.getRequestBody().readAllBytes(), "UTF-8"))
                        .build());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private String callbacks() {
        return "http://laowang.yanhuo.localhost:" + server.getAddress().getPort() + "/callbacks";
    }

    private HttpUrl moved(HttpUrl url) {
        var base = sandbox.baseUrl();
        return url.newBuilder().scheme("http").host(base.getHost()).port(base.getPort()).build();
    }

    private static String token(String codeUrl) {
        return codeUrl.replaceAll(".*pr=([^&]+).*", "$1");
    }

    private String of(String key) {
        return String.valueOf(sandbox.credentials().get(key));
    }

    private static String pem(String key) {
        return "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----";
    }
}
