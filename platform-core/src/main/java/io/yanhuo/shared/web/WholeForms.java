package io.yanhuo.shared.web;

import io.yanhuo.shared.Refused;
import org.springframework.beans.PropertyAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DefaultBindingErrorProcessor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Whatever people type arrives as text, so a value that does not even fit its type was never typed
 * into a form of ours. Without it there would be no form to show again: the request is refused.
 */
@ControllerAdvice
class WholeForms {
    @InitBinder
    void refuseWhatDoesNotFit(WebDataBinder binder) {
        if (binder.getTarget() == null && binder.getTargetType() != null) {
            binder.setBindingErrorProcessor(new Refusing());
        }
    }

    private static final class Refusing extends DefaultBindingErrorProcessor {
        @Override
        public void processPropertyAccessException(
                PropertyAccessException e, BindingResult result) {
            if (result.getTarget() == null) throw new Refused(new Failure(HttpStatus.BAD_REQUEST));
            super.processPropertyAccessException(e, result);
        }
    }
}
