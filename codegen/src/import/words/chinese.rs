//! A small dictionary of the field's terms, for names of what a page describes in Chinese only.

use std::sync::LazyLock;

/// Terms with the words that stand for them in names.
const TERMS: &str = "\
    是=yes|否=no|不是=no|有=some|无=none|没有=none|开=on|关=off|开启=on|打开=on|关闭=closed|启用=enabled|禁用=disabled|\
    停用=disabled|有效=valid|无效=invalid|成功=success|失败=failed|正常=normal|异常=abnormal|错误=error|正确=correct|通过=passed|\
    拒绝=rejected|允许=allowed|禁止=forbidden|真=true|假=false|可用=available|不可用=unavailable|存在=exists|不=not|未=not|\
    非=not|需要=needed|支持=supported|全部=all|所有=all|部分=partial|其他=other|其它=other|未知=unknown|默认=default|自定义=custom|\
    空=empty|超限=over limit|开始=started|未开始=not started|待=pending|等待=waiting|排队=queued|准备=preparing|就绪=ready|\
    进行=running|进行中=running|执行=running|执行中=running|运行=running|处理=processed|处理中=processing|完成=completed|\
    结束=ended|终止=terminated|停止=stopped|暂停=paused|恢复=resumed|取消=cancelled|撤销=revoked|撤回=withdrawn|删除=deleted|\
    过期=expired|超时=timed out|审核=reviewed|审核中=in review|提交=submitted|保存=saved|草稿=draft|发布=published|新建=new|\
    创建=created|修改=changed|更新=updated|导入=imported|立即=immediate|定时=scheduled|周期=recurring|手动=manual|\
    自动=automatic|人工=manual|继续=continue|重试=retry|重拨=redial|跳过=skipped|忽略=ignored|覆盖=overwritten|保留=kept|\
    呼叫=call|呼叫中=calling|呼入=inbound|呼出=outbound|外呼=outbound|来电=inbound|去电=outbound|双呼=two-way call|\
    双向呼叫=two-way call|通话=call|通话中=in call|拨打=dialed|拨打中=dialing|拨号=dialing|振铃=ringing|响铃=ringing|接通=answered|\
    应答=answered|接听=answered|未接=missed|无人接听=no answer|无应答=no answer|未接通=not answered|未接听=not answered|\
    挂断=hung up|挂机=hung up|拒接=declined|占线=busy|用户忙=busy|忙=busy|忙线=busy|繁忙=busy|关机=switched off|停机=suspended|\
    空号=vacant number|不在服务区=out of area|无法接通=unreachable|转接=transferred|转人工=to agent|保持=on hold|静音=muted|\
    会议=conference|录音=recording|语音=voice|语音信箱=voicemail|留言=voicemail|按键=key|意向=intent|黑名单=blocklist|\
    白名单=allowlist|主叫=caller|被叫=callee|线路=line|中继=trunk|落地=termination|话单=record|网络=network|用户=user|\
    客户=customer|坐席=agent|座席=agent|客服=agent|机器人=robot|系统=system|平台=platform|管理员=admin|组长=lead|班长=lead|\
    员工=staff|运营商=carrier|企业=company|个人=personal|男=male|女=female|先生=male|女士=female|在线=online|离线=offline|\
    空闲=idle|忙碌=busy|小休=on break|示忙=busy|示闲=idle|登录=logged in|登出=logged out|签入=signed in|签出=signed out|\
    内部=internal|外部=external|国内=domestic|国际=international|本地=local|前端=front end|后台=back end|网页=web|应用=app|\
    手机=mobile|固话=landline|座机=landline|电话=phone|移动=mobile|中国移动=china mobile|联通=china unicom|电信=china telecom|\
    微信=wechat|网站=website|短信=text|普通短信=plain text|普通=ordinary|营销=marketing|营销短信=marketing|通知=notice|验证码=code|\
    推广=promotion|会员=member|邮件=mail|邮箱=mail|消息=message|文本=text|图片=image|视频=video|音频=audio|文件=file|文档=document|\
    位置=location|链接=link|模板=template|卡片=card|表情=sticker|发送=sent|发送中=sending|送达=delivered|到达=delivered|已读=read|\
    未读=unread|接收=received|收到=received|回复=reply|回执=receipt|下发=sent|上行=inbound|下行=outbound|回调=callback|推送=push|\
    单=single|群=group|单呼=single call|群呼=group call|批量=bulk|单个=single|任务=task|计划=plan|订单=order|名单=list|\
    号码=number|号码池=number pool|余额=balance|余额不足=insufficient balance|欠费=in arrears|参数=parameter|签名=signature|\
    权限=permission|状态=status|结果=result|事件=event|记录=record|详情=detail|报告=report|信息=info|接口=interface|类型=kind|\
    变更=change|变化=change|高=high|中=medium|低=low|大=large|小=small|快=fast|慢=slow|升序=ascending|降序=descending|\
    年=year|月=month|周=week|日=day|天=day|小时=hour|分钟=minute|每天=daily|每周=weekly|每月=monthly|一=one|二=two|三=three|\
    四=four|五=five|首次=first|最后=last|满意=satisfied|不满意=dissatisfied|一般=fair|好=good|差=bad|良好=good|估算=estimated|\
    中文=chinese|英文=english|英语=english|预付费=prepaid|后付费=postpaid|免费=free";

/// The terms with their words.
static LIST: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    TERMS
        .split('|')
        .filter_map(|pair| pair.split_once('='))
        .collect()
});

/// Particles that a name does without.
const PARTICLES: [&str; 13] = [
    "维度", "的", "了", "已", "被", "为", "中", "者", "方", "式", "后", "并", "型",
];

/// The words for a text, if the dictionary has all of it.
#[must_use]
pub fn translate(text: &str) -> Option<String> {
    let mut rest = text.trim();
    let mut words: Vec<String> = Vec::new();
    let mut any = false;
    while let Some(first) = rest.chars().next() {
        let term = LIST
            .iter()
            .filter(|(term, _)| rest.starts_with(term))
            .max_by_key(|(term, _)| term.len());
        // "中" alone is a measure; behind another word it says that it goes on.
        let particle = PARTICLES
            .iter()
            .find(|particle| rest.starts_with(**particle))
            .filter(|_| {
                term.is_none_or(|(term, _)| {
                    term.chars().count() == 1 && any && rest.starts_with('中')
                })
            });
        if let Some(particle) = particle {
            rest = &rest[particle.len()..];
        } else if let Some((term, word)) = term {
            words.push((*word).to_owned());
            any = true;
            rest = &rest[term.len()..];
        } else if first.is_ascii_alphanumeric() {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(rest.len());
            words.push(rest[..end].to_owned());
            rest = &rest[end..];
        } else if first.is_ascii_punctuation() || first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
    }
    (any && words.len() <= 8).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms() {
        for (text, expected) in [
            ("已接通", Some("answered")),
            ("未接通", Some("not answered")),
            ("进行中", Some("running")),
            ("中", Some("medium")),
            ("呼入", Some("inbound")),
            ("坐席挂断", Some("agent hung up")),
            ("用户不存在", Some("user not exists")),
            ("AI机器人", Some("AI robot")),
            ("否", Some("no")),
            ("魑魅", None),
            ("answered", None),
            ("", None),
        ] {
            assert_eq!(translate(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn no_term_is_there_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (term, word) in LIST.iter() {
            assert!(seen.insert(*term), "{term}");
            assert!(
                word.chars()
                    .all(|c| c.is_ascii_lowercase() || c == ' ' || c == '-'),
                "{word}"
            );
        }
    }
}
