package io.yanhuo.payments.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.Signer;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import okhttp3.OkHttpClient;

/** A merchant number of the platform itself, able to sign, to call, and to verify what comes. */
record MerchantAccount(
        String mchid,
        String appid,
        HttpClient http,
        Signer signer,
        Verifier verifier,
        AeadCipher cipher) {
    static MerchantAccount read(Credentials credentials, String prefix, OkHttpClient transport) {
        var config =
                new RSAPublicKeyConfig.Builder()
                        .merchantId(credentials.get(prefix + ".mchid"))
                        .merchantSerialNumber(credentials.get(prefix + ".serial"))
                        .privateKey(credentials.get(prefix + ".private-key"))
                        .apiV3Key(credentials.get(prefix + ".api-v3-key"))
                        .publicKeyId(credentials.get("wechat.public-key-id"))
                        .publicKey(credentials.get("wechat.public-key"))
                        .build();
        return new MerchantAccount(
                credentials.get(prefix + ".mchid"),
                credentials.get(prefix + ".appid"),
                new DefaultHttpClientBuilder().config(config).okHttpClient(transport).build(),
                config.createSigner(),
                config.createVerifier(),
                config.createAeadCipher());
    }

    /** The keys stay out of logs. */
    @Override
    public String toString() {
        return "MerchantAccount[" + mchid + "]";
    }
}
